/**
 * Runs `work` one at a time. Calls made meanwhile are answered by one more run after it, so that whoever calls sees a
 * result that was begun after the call, and ten messages in a row cost two requests.
 */
export const createSingleFlight = (work: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (!running) return start();
    next ??= running
      .catch(() => {})
      .then(() => {
        next = undefined;
        return start();
      });
    return next;
  };
};
