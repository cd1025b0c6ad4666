/** After so long it is tried again, in milliseconds. */
const againMs = 5_000;

/**
 * Clears erased text out of the files, now or, while somebody who reads holds it up, again and again until it is done, and once
 * more before the store closes.
 *
 * @param attempt Tries it once, and tells whether it is done. It may wait for others a moment, or not at all.
 */
export function createCompaction(attempt: (mayWait: boolean) => Promise<boolean>) {
  let isOwed = false;
  let isClosed = false;
  let again: NodeJS.Timeout | undefined;
  let next: Promise<boolean> | undefined;

  async function run(): Promise<boolean> {
    let isDone = false;
    try {
      // The whole process waits. Who has just been waited for in vain reads for long.
      isDone = await attempt(!isOwed);
      return isDone;
    } finally {
      isOwed = !isDone;
      clearTimeout(again);
      if (isOwed && !isClosed) again = setTimeout(runQuietly, againMs).unref();
    }
  }

  /** Whoever asked for it has been told the error of the first time. */
  const runQuietly = async (): Promise<void> => void (await run().catch(() => {}));

  /** Once for all who ask in one turn, whose words are out of the tables by then: a flood of them must not be a flood of it. */
  const runTogether = (): Promise<boolean> =>
    (next ??= new Promise((resolve) => setImmediate(resolve)).then(() => {
      next = undefined;
      return run();
    }));

  return {
    run: runTogether,
    async close(): Promise<void> {
      isClosed = true;
      clearTimeout(again);
      await next?.catch(() => {});
      if (isOwed) await runQuietly();
    },
  };
}
