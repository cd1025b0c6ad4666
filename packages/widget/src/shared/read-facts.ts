import type { Critique } from '@earful/protocol';

export type Facts = NonNullable<Critique['facts']>;

/**
 * What a host told with a signal, as far as it may travel: text, numbers and booleans, shortened to what the contract
 * takes; everything else is left out.
 *
 * @throws TypeError when it is no plain collection of facts, and whatever a getter of the host throws
 */
export const readFacts = (given: unknown): Facts => {
  if (given === undefined) return {};
  if (!given || typeof given !== 'object' || Array.isArray(given)) throw new TypeError('facts are no object');
  const facts: Facts = {};
  for (const [name, fact] of Object.entries(given)) {
    if (name.length > 64) continue;
    if (typeof fact === 'string') facts[name] = fact.slice(0, 200);
    else if (typeof fact === 'boolean' || Number.isFinite(fact)) facts[name] = fact;
  }
  return facts;
};
