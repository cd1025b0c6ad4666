/**
 * Runs something with a time limit, in milliseconds; what comes later is dropped. It fails with the code `TIMEOUT`, or with
 * `STOPPED` when it is cut off before.
 */
export async function within<T>(
  limitMs: number,
  work: (signal: AbortSignal) => Promise<T>,
  stop?: AbortSignal,
): Promise<T> {
  const abort = new AbortController();
  let cutOff = (_code: string): void => {};
  const late = new Promise<never>((_, reject) => {
    cutOff = (code) => {
      // Before the work says in its own words that it was.
      reject(Object.assign(new Error('too late'), { code }));
      abort.abort();
    };
  });
  const onStop = () => cutOff('STOPPED');
  const timer = setTimeout(() => cutOff('TIMEOUT'), limitMs);
  stop?.addEventListener('abort', onStop);
  try {
    if (stop?.aborted) onStop();
    return await Promise.race([late, work(abort.signal)]);
  } finally {
    clearTimeout(timer);
    stop?.removeEventListener('abort', onStop);
  }
}
