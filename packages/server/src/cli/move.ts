import { setTimeout } from 'node:timers/promises';
import { moveStore } from '../store/move.js';
import type { OpenStoreOptions } from '../store/open-store.js';
import { openStore } from '../store/open-store.js';
import { StoreError } from '../store/store-error.js';
import type { Store } from '../store/store.js';
import { openKnown } from './open-known.js';
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

/** Whoever waited to write into the old database has done so after this time, in milliseconds. */
const settledMs = 3_000;

/** Of the outgoing rows, one for each thing that happens: it tells whether more has happened since. */
const lastOf = async (store: Store): Promise<number> =>
  (
    await store.read
      .selectFrom('outgoing')
      .select((select) => select.fn.max('sequence').as('last'))
      .executeTakeFirst()
  )?.last ?? 0;

/**
 * Copies everything from one database into another, empty one, and compares.
 *
 * @returns Lines that say what was moved.
 * @throws UsageError or StoreError; `still-used` when a receiver went on writing into the old one.
 */
export async function move(settings: Settings): Promise<string[]> {
  const [from, to] = [placeOf('from', settings), placeOf('to', settings)];
  if (JSON.stringify(from) === JSON.stringify(to)) throw new UsageError('--from and --to are the same database.');
  const source = await openKnown(from);
  try {
    const target = await openStore(to);
    try {
      const moved = await moveStore(source, target);
      await setTimeout(settledMs);
      if ((await lastOf(source)) > (await lastOf(target)))
        throw new StoreError(
          'still-used',
          'A receiver still writes into the old database, and what it takes there is not in the new one. Stop every receiver, empty the new database, and move again.',
        );
      const lines = moved.map(({ table, rows }) => `${table}: ${rows}`);
      return [
        ...lines,
        'Everything is there: counts and digests are equal. The old database was left as it is: start no receiver on it any more.',
      ];
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
