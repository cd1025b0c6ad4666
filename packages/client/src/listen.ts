/**
 * Listens on the window, in the capture phase, so that a host which stops propagation is still seen. A mistake in
 * `handle` stays with us. `types` are separated by spaces. Does nothing where there is no window.
 *
 * @returns the stop function
 */
export const listen = <E extends Event>(types: string, handle: (event: E) => unknown): (() => void) => {
  const names = types.split(' ');
  const run = (event: Event): void => {
    try {
      handle(event as E);
    } catch {
      // The page's own error report must not fill with ours.
    }
  };
  for (const name of names) globalThis.addEventListener?.(name, run, true);
  return () => {
    for (const name of names) removeEventListener(name, run, true);
  };
};
