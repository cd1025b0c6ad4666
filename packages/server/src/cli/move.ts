import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { moveStore } from '../store/move.js';
import type { OpenStoreOptions } from '../store/open-store.js';
import { openStore } from '../store/open-store.js';
import type { Settings } from './settings.js';
import { UsageError } from './settings.js';

function placeOf(flag: 'from' | 'to', settings: Settings): OpenStoreOptions {
  const { [flag]: text, dataFolder, databaseUrl } = settings;
  if (text === undefined || text === '')
    throw new UsageError(`Say where --${flag}: sqlite, postgres, a folder, or an address like postgres://…`);
  if (text === 'sqlite') return { folder: dataFolder };
  if (text !== 'postgres') return /^postgres(ql)?:/.test(text) ? { databaseUrl: text } : { folder: text };
  if (databaseUrl === undefined) throw new UsageError('Say which PostgreSQL: set DATABASE_URL, or use --database.');
  return { databaseUrl };
}

/**
 * Copies everything from one database into another, empty one, and compares.
 *
 * @returns Lines that say what was moved.
 * @throws UsageError or StoreError
 */
export async function move(settings: Settings): Promise<string[]> {
  const [from, to] = [placeOf('from', settings), placeOf('to', settings)];
  if (JSON.stringify(from) === JSON.stringify(to)) throw new UsageError('--from and --to are the same database.');
  // Opening would make it.
  if (from.folder !== undefined && !existsSync(join(from.folder, 'earful.db')))
    throw new UsageError(`There is no database in ${from.folder}; name its folder with --data, or after --from.`);
  const source = await openStore(from);
  try {
    const target = await openStore(to);
    try {
      const moved = await moveStore(source, target);
      const lines = moved.map(({ table, rows }) => `${table}: ${rows}`);
      return [...lines, 'Everything is there: counts and digests are equal. The old database was left as it is.'];
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
