import type { Actor, Scheduler } from './scheduler.js';

export interface Locks {
  /** `taken`: by a script of the host, which never lets go. */
  mood: 'works' | 'absent' | 'silent' | 'refused' | 'taken';
  /** Names that are held, and by whom. */
  held: Map<string, Actor>;
  navigatorFor(tab: Actor): object;
  /** Somebody takes all of them away. */
  steal(): void;
}

/** Web Locks, as far as `ifAvailable` goes. */
export const createLocks = (scheduler: Scheduler): Locks => {
  const breaks = new Map<string, () => void>();
  const locks: Locks = {
    mood: 'works',
    held: new Map(),
    navigatorFor: (tab) => ({
      get locks() {
        if (locks.mood === 'absent') return undefined;
        return {
          request: (name: string, _: object, work: (lock: object | null) => Promise<unknown>) =>
            new Promise((resolve, reject) => {
              if (locks.mood === 'silent') return;
              if (locks.mood === 'refused') return reject(new DOMException('no', 'SecurityError'));
              scheduler.after(
                1,
                () => {
                  if (locks.mood === 'taken' || locks.held.get(name)?.alive) return resolve(work(null));
                  const free = () => {
                    if (locks.held.get(name) === tab) locks.held.delete(name);
                  };
                  locks.held.set(name, tab);
                  breaks.set(name, () => {
                    free();
                    reject(new DOMException('stolen', 'AbortError'));
                  });
                  work({ name }).then(
                    (value) => {
                      free();
                      resolve(value);
                    },
                    (error: unknown) => {
                      free();
                      reject(error as Error);
                    },
                  );
                },
                tab,
              );
            }),
        };
      },
    }),
    steal() {
      for (const take of breaks.values()) take();
      breaks.clear();
    },
  };
  return locks;
};
