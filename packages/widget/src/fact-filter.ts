import type { PublicConfig } from '@earful/protocol';
import type { Evidence } from './handover.js';

export type FactFilter = NonNullable<
  NonNullable<NonNullable<PublicConfig['triggers']>[number]['parameters']>['facts']
>[number];

/** Does the fact of this name pass the filter? One that is not there is only ever "not". Kinds are never mixed: "5" is not 5. */
export const passes = ({ name, is, value }: FactFilter, facts: Evidence['facts'] = {}): boolean => {
  const fact = facts[name];
  switch (is) {
    case 'equals':
      return fact === value;
    case 'not':
      return fact !== value;
    case 'contains':
      return typeof fact === 'string' && fact.includes(value as string);
    case 'greater':
      return typeof fact === 'number' && fact > (value as number);
    case 'less':
      return typeof fact === 'number' && fact < (value as number);
    case 'in':
      return (value as unknown[]).includes(fact);
  }
};
