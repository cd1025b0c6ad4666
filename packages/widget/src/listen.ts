/** Listens in the capture phase, so that a host which stops propagation is still seen. `types` are separated by spaces. */
export const listen = <E extends Event>(types: string, listener: (event: E) => unknown): void => {
  for (const type of types.split(' ')) addEventListener(type, listener as EventListener, true);
};
