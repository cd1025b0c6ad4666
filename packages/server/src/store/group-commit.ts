import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import { setTimeout } from 'node:timers/promises';
import { Refusal } from '../refusal.js';
import { busyTimeoutMs } from './durability.js';

/** Most writes that share a transaction; the rest waits for the next turn. */
const maxGroupSize = 256;

/** Most writes that wait for their turn, in memory: who comes then is refused, and tries again. */
const maxWaiting = 2_000;

/** How soon it is tried again to begin where another process writes, at first and at most, in milliseconds. */
const [firstTryMs, laterTryMs] = [1, 20];

/** How often a transaction runs that its engine asks to run again. */
const maxRuns = 5;

interface Job<T> {
  work: (transaction: Transaction<T>) => Promise<() => void>;
  reject: (error: unknown) => void;
}

export interface GroupCommitOptions<T> {
  /** Called after each commit. */
  onCommit: () => void;
  /** Waits for its turn among the processes that write, within the transaction and until its end. Default: the engine does. */
  takeTurn?: (transaction: Transaction<T>) => Promise<unknown>;
  /** Looks after COMMIT whether what was committed will be found again; throws if not. Default: it will. */
  confirm?: () => void;
  /** Does this error say that another process writes just now? Then it is tried again for a moment, in which others read. Default: none does. */
  isBusy?: (error: unknown) => boolean;
  /** Does this error of the engine ask to run the whole transaction again? Default: none does. */
  asksAgain?: (error: unknown) => boolean;
}

export interface GroupCommit<T> {
  /** @throws Refusal `unavailable` when too many wait already. */
  write<R>(work: (transaction: Transaction<T>) => Promise<R>): Promise<R>;
  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void>;
}

/**
 * Writes that arrive in one turn of the event loop share one transaction and so one sync of the disk. Each is
 * answered after COMMIT only; one that fails is undone alone, to its savepoint.
 */
export function createGroupCommit<T>(
  db: Kysely<T>,
  { onCommit, takeTurn, confirm, isBusy = () => false, asksAgain = () => false }: GroupCommitOptions<T>,
): GroupCommit<T> {
  const waiting: Job<T>[] = [];
  let running: Promise<void> | undefined;

  async function runOne(transaction: Transaction<T>, job: Job<T>): Promise<() => void> {
    await sql`savepoint one`.execute(transaction);
    try {
      return await job.work(transaction);
    } catch (error) {
      if (asksAgain(error)) throw error;
      await sql`rollback to savepoint one`.execute(transaction);
      return () => job.reject(error);
    }
  }

  const run = (group: readonly Job<T>[]): Promise<(() => void)[]> =>
    db.transaction().execute(async (transaction) => {
      await takeTurn?.(transaction);
      // Alone it needs no savepoint: the transaction is undone.
      if (group.length === 1) return [await group[0]!.work(transaction)];
      const answers: (() => void)[] = [];
      for (const job of group) {
        answers.push(await runOne(transaction, job));
        await sql`release savepoint one`.execute(transaction);
      }
      return answers;
    });

  async function runUntilHeard(group: readonly Job<T>[]): Promise<(() => void)[]> {
    const sinceMs = performance.now();
    for (let runs = 1, waitMs = firstTryMs; ;) {
      try {
        return await run(group);
      } catch (error) {
        if (isBusy(error)) {
          if (performance.now() - sinceMs >= busyTimeoutMs) throw error;
          await setTimeout(waitMs);
          waitMs = Math.min(2 * waitMs, laterTryMs);
        } else if (runs === maxRuns || !asksAgain(error)) throw error;
        else runs += 1;
      }
    }
  }

  async function commitGroup(): Promise<void> {
    const group = waiting.splice(0, maxGroupSize);
    let answers: (() => void)[];
    try {
      answers = await runUntilHeard(group);
      confirm?.();
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
        if (waiting.length >= maxWaiting) throw new Refusal('unavailable');
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
