/** Who does something: its tasks end with it, and rest while it is frozen. */
export interface Actor {
  alive: boolean;
  frozen: boolean;
  backlog: (() => void)[];
}

export interface Scheduler {
  /** Milliseconds since the beginning, which no clock of a device can change. */
  nowMs(): number;
  /** Runs `work` later. Without an actor it is the world that acts. Returns what calls it off. */
  after(delayMs: number, work: () => void, actor?: Actor): () => void;
  /** Lets time pass, task by task, each with all its microtasks. */
  advance(ms: number): Promise<void>;
  /** A frozen actor goes on. */
  thaw(actor: Actor): void;
}

/** So many tasks in one run are a storm. */
const maxTasks = 150_000;

const drained = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A virtual clock. Tasks at the same moment run in the order in which they were asked for. */
export const createScheduler = (): Scheduler => {
  const tasks: { at: number; work: () => void; actor: Actor | undefined }[] = [];
  let nowMs = 0;
  let done = 0;

  const runNext = async (): Promise<void> => {
    const { at, work, actor } = tasks.shift()!;
    nowMs = at;
    if (actor && !actor.alive) return;
    if (actor?.frozen) {
      actor.backlog.push(work);
      return;
    }
    if (++done > maxTasks) throw new Error('a storm: tasks do not end');
    work();
    await drained();
  };

  return {
    nowMs: () => nowMs,
    after(delayMs, work, actor) {
      const task = { at: nowMs + Math.max(0, delayMs), work, actor };
      const place = tasks.findIndex(({ at }) => at > task.at);
      tasks.splice(place < 0 ? tasks.length : place, 0, task);
      return () => {
        const index = tasks.indexOf(task);
        if (index >= 0) tasks.splice(index, 1);
      };
    },
    async advance(ms) {
      const end = nowMs + ms;
      await drained();
      while (tasks[0] && tasks[0].at <= end) await runNext();
      nowMs = end;
    },
    thaw(actor) {
      actor.frozen = false;
      for (const work of actor.backlog.splice(0)) this.after(0, work, actor);
    },
  };
};
