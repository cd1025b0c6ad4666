/** What can break in the shop's server. The switchboard says in words what each one does. */
export const failureIds = [
  'card-declined',
  'payment-provider-down',
  'delivery-late',
  'variant-sold-out',
  'search-empty',
  'returns-reject',
  'basket-stuck',
  'help-slow',
  'receiver-down',
] as const;

export type FailureId = (typeof failureIds)[number];

export interface Failures {
  isOn(id: FailureId): boolean;
  set(id: FailureId, on: boolean): void;
  /** Calls back just before a switch moves, so that what happened until now is settled under the old rule. */
  onChange(listen: () => void): () => void;
}

/** The state of all switches, off to begin with. */
export function createFailures(): Failures {
  const on = new Set<FailureId>();
  const listeners = new Set<() => void>();
  return {
    isOn: (id) => on.has(id),
    set(id, state) {
      for (const listen of listeners) listen();
      if (state) on.add(id);
      else on.delete(id);
    },
    onChange(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
  };
}
