import type { PublicConfig } from '@earful/protocol';
import type { Evidence } from '../shared/evidence.js';

export type FactFilter = NonNullable<
  NonNullable<NonNullable<PublicConfig['triggers']>[number]['parameters']>['facts']
>[number];

/** Does the fact of this name pass the filter? One that is not there is only ever "not". Kinds are never mixed: "5" is not 5. */
export const passes = ({ name, is, value }: FactFilter, facts: Evidence['facts'] = {}): boolean => {
  const fact = facts[name];
  // The contract lets a single value stand where "in" wants a list.
  if (is === 'in') return [value].flat().includes(fact!);
  if (is === 'equals') return fact === value;
  if (is === 'not') return fact !== value;
  if (is === 'contains') return typeof fact === 'string' && fact.includes(value as string);
  return typeof fact === 'number' && (is === 'greater' ? fact > (value as number) : fact < (value as number));
};
