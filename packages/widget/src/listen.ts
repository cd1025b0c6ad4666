/** Listens in the capture phase, so that a host which stops propagation is still seen. Returns the stop function. */
export const listen = <E extends Event>(
  target: EventTarget,
  types: string,
  listener: (event: E) => unknown,
): (() => void) => {
  const stop = new AbortController();
  for (const type of types.split(' ')) {
    target.addEventListener(type, listener as EventListener, { capture: true, passive: true, signal: stop.signal });
  }
  return () => stop.abort();
};
