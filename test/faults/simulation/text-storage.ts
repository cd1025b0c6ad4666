import type { Scheduler } from './scheduler.js';

/** So long a browser keeps what was written in its own memory, in milliseconds. */
const lagMs = 5_000;

/** `localStorage`: the same for every tab at once, on the disk only some seconds later. */
export interface TextStorage {
  mood: 'works' | 'full' | 'forbidden';
  entries: Record<string, string>;
  /** What a page gets. Throws where the site may not store anything. */
  open(): Record<string, string>;
  /** The browser is killed, or the power fails. Gives back what is gone by that. */
  lose(): string[];
  wipe(): void;
}

export const createTextStorage = (scheduler: Scheduler): TextStorage => {
  let kept: Record<string, string> = {};
  const storage: TextStorage = {
    mood: 'works',
    entries: {},
    open() {
      if (storage.mood === 'forbidden') throw new DOMException('forbidden', 'SecurityError');
      return new Proxy(storage.entries, {
        set(entries, key, text) {
          if (storage.mood === 'full') throw new DOMException('full', 'QuotaExceededError');
          entries[key as string] = text as string;
          later();
          return true;
        },
        deleteProperty(entries, key) {
          later();
          return Reflect.deleteProperty(entries, key);
        },
      });
    },
    lose() {
      const gone = Object.keys(storage.entries).filter((key) => kept[key] === undefined);
      storage.entries = { ...kept };
      return gone;
    },
    wipe() {
      storage.entries = {};
      kept = {};
    },
  };
  const later = () => {
    const { entries } = storage;
    scheduler.after(lagMs, () => {
      if (entries === storage.entries) kept = { ...entries };
    });
  };
  return storage;
};
