import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Person } from '../privacy/find-person.js';
import { critiquesOf } from '../privacy/find-person.js';
import { keysOfTables, pagesOf } from '../store/move.js';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';

/** Takes the next piece of text, and resolves when there is room for more. */
export type Write = (text: string) => Promise<void>;

/** Version of the format; a reader refuses a higher one. */
export const exportVersion = 1;

/** Who is signed in, and what was signed, is no part of what a brand keeps: whoever restores an export begins anew. */
const leftOut = new Set<keyof Tables>(['sign_in_links', 'sessions', 'shared_keys']);

export const exportedTables = (Object.keys(keysOfTables) as (keyof Tables)[]).filter((name) => !leftOut.has(name));

/** Which rows of a table belong to these critiques; undefined: the table has none of any critique. */
async function rowsOfCritiques(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<(table: string) => RawBuilder<unknown> | undefined> {
  const list = ids.length === 0 ? sql`null` : sql.join(ids);
  const cases = sql`select id from cases where critique_id in (${list})`;
  const columns = new Map(
    (await db.introspection.getTables()).map((table) => [table.name, table.columns.map(({ name }) => name)]),
  );
  return (table) => {
    if (table === 'critiques') return sql`id in (${list})`;
    const names = columns.get(table) ?? [];
    if (names.includes('critique_id')) return sql`critique_id in (${list})`;
    if (names.includes('case_id')) return sql`case_id in (${cases})`;
    return undefined;
  };
}

const asLine = (value: unknown): string => `${JSON.stringify(value)}\n`;

/**
 * Writes everything, or what belongs to one person, as JSON lines: a head, one line for each row, and a last line with
 * their number and the SHA-256 of all bytes before it, by which a reader knows that nothing is missing. Equal stores give
 * equal bytes. All of it is of one moment, and memory holds one page of rows.
 *
 * @returns How many rows, and of how many critiques.
 * @throws StoreError `ambiguous` when several critiques have the reference; nothing is written.
 */
export async function exportJson(
  store: Store,
  write: Write,
  person?: Person,
): Promise<{ rows: number; critiques: number }> {
  const hash = createHash('sha256');
  let rows = 0;
  let critiques = 0;
  const put = async (text: string): Promise<void> => {
    hash.update(text);
    await write(text);
  };
  await store.snapshot(async (db) => {
    const only = person && (await rowsOfCritiques(db, await critiquesOf(db, person)));
    await put(asLine({ earful: 'export', version: exportVersion }));
    for (const table of exportedTables) {
      const some = only ? only(table) : sql`1 = 1`;
      if (!some) continue;
      for await (const page of pagesOf(db, table, some)) {
        rows += page.length;
        if (table === 'critiques') critiques += page.length;
        await put(page.map((row) => asLine({ table, row: inOrder(row) })).join(''));
      }
    }
  });
  await write(asLine({ rows, sha256: hash.digest('hex') }));
  return { rows, critiques };
}

/** Columns by name: engines give them in the order in which they were added. */
const inOrder = (row: object): object =>
  Object.fromEntries(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)));
