import type { Probed } from '../store/probe.js';
import type { Settings } from './settings.js';
import { UsageError } from './settings.js';

const lineOf = ({ feature, fault, without }: Probed): string => {
  if (fault === undefined) return `there: ${feature}`;
  return `missing: ${feature} (${fault})${without === undefined ? '' : `; without it, ${without}`}`;
};

/**
 * Tries out on a PostgreSQL, or on what speaks its protocol, everything that the store needs of it.
 *
 * @returns Lines that say what is there and what is not.
 * @throws UsageError when something is missing that the store cannot be without, or the database cannot be reached.
 */
export async function checkDatabase({ databaseUrl }: Settings): Promise<string[]> {
  if (databaseUrl === undefined)
    throw new UsageError(
      'Say which: earful check --database postgres://…; the embedded database has all that is needed.',
    );
  const { probePostgres } = await import('../store/postgres-store.js');
  const found = await probePostgres(databaseUrl);
  const lines = found.map(lineOf);
  if (found.some(({ fault, without }) => fault !== undefined && without === undefined))
    throw new UsageError([...lines, 'This database cannot be used.'].join('\n'));
  return [...lines, 'This database can be used.'];
}
