import type { Evidence } from '../shared/evidence.js';
import type { TriggerOptions } from '../triggers/trigger.js';

/** Signals that the host tells, a sample under the name of a completion included, are heard wherever the visitor is; all others speak of the touchpoint that is here. */
const told = /Done$|^(payment|promise|zero|out|basket|chat|call|delivered|custom)/;

/** Does the signal speak of the touchpoint that is here, so that it is heard nowhere else? */
export const isBound = ({ signal, parameters }: TriggerOptions): boolean => !parameters?.name && !told.test(signal);

/** What a moment of this trigger would know: facts that pass its filters, if it has any. */
export const evidenceFor = ({ parameters }: TriggerOptions): Evidence => {
  const facts: NonNullable<Evidence['facts']> = {};
  for (const { name, is, value } of parameters?.facts ?? []) {
    // A fact that is not there is "not".
    if (is === 'not') continue;
    const fact = Array.isArray(value) ? value[0] : value;
    facts[name] = is === 'greater' ? Number(fact) + 1 : is === 'less' ? Number(fact) - 1 : fact!;
  }
  return parameters?.facts ? { facts } : {};
};
