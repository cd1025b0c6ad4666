import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';

/** Most writes that share a transaction; the rest waits for the next turn. */
const maxGroupSize = 256;

interface Job<T> {
  work: (transaction: Transaction<T>) => Promise<() => void>;
  reject: (error: unknown) => void;
}

export interface GroupCommit<T> {
  write<R>(work: (transaction: Transaction<T>) => Promise<R>): Promise<R>;
  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void>;
}

/**
 * Writes that arrive in one turn of the event loop share one transaction and so one sync of the disk. Each is
 * answered after COMMIT only; one that fails is undone alone, to its savepoint.
 *
 * @param onCommit Called after each commit.
 */
export function createGroupCommit<T>(db: Kysely<T>, onCommit: () => void): GroupCommit<T> {
  const waiting: Job<T>[] = [];
  let running: Promise<void> | undefined;

  async function runOne(transaction: Transaction<T>, job: Job<T>): Promise<() => void> {
    await sql`savepoint one`.execute(transaction);
    try {
      return await job.work(transaction);
    } catch (error) {
      await sql`rollback to savepoint one`.execute(transaction);
      return () => job.reject(error);
    } finally {
      await sql`release savepoint one`.execute(transaction);
    }
  }

  async function commitGroup(): Promise<void> {
    const group = waiting.splice(0, maxGroupSize);
    let answers: (() => void)[];
    try {
      answers = await db.transaction().execute(async (transaction) => {
        const settled: (() => void)[] = [];
        for (const job of group) settled.push(await runOne(transaction, job));
        return settled;
      });
    } catch (error) {
      for (const job of group) job.reject(error);
      return;
    }
    for (const answer of answers) answer();
    onCommit();
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      await commitGroup();
    }
    running = undefined;
  }

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        waiting.push({
          work: async (transaction) => {
            const result = await work(transaction);
            return () => resolve(result);
          },
          reject,
        });
        running ??= drain();
      }),
    idle: async () => {
      await running;
    },
  };
}
