import type { Person } from '../privacy/find-person.js';
import type { Settings } from './settings.js';
import { UsageError } from './settings.js';

/**
 * Whom the flags name, if they name anybody.
 *
 * @throws UsageError when they name several, or are empty.
 */
export function personOf({ reference, id, email }: Settings): Person | undefined {
  const named = Object.entries({ reference, id, email }).filter(([, value]) => value !== undefined);
  if (named.length > 1) throw new UsageError('Say one of --reference, --id and --email.');
  if (named[0]?.[1] === '') throw new UsageError(`--${named[0][0]} must name somebody.`);
  return named.length === 0 ? undefined : (Object.fromEntries(named) as Person);
}

/** What to say when nothing was found of somebody. */
export const nothingStored = (person: Person): UsageError =>
  new UsageError(
    `Nothing is stored for ${Object.values(person)[0]}; a critique that was taken back is erased already.`,
  );
