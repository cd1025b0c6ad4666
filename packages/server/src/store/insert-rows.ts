import type { CompiledQuery, Insertable, Transaction } from 'kysely';
import { SqliteAdapter } from 'kysely';
import type { Tables } from './tables.js';

interface Rows<Table extends keyof Tables> {
  table: Table;
  /** All of them with the same columns. */
  rows: readonly Insertable<Tables[Table]>[];
  /** A column that tells rows apart: one whose value is there already is left out. Default: that is an error. */
  unlessKnown?: keyof Insertable<Tables[Table]> & string;
}

/** Statements for one row, by what they say. */
const compiled = new Map<string, CompiledQuery>();

/**
 * Inserts rows, and tells which of them are new. A database across a network wants one statement for all of them. SQLite has no
 * way to go, and takes a third less time for a prepared statement that it runs again and again than for one with thousands of
 * values, of which it knows every length by another text (`npm run bench`, receiver).
 */
export async function insertRows<Table extends keyof Tables>(
  db: Transaction<Tables>,
  { table, rows, unlessKnown }: Rows<Table>,
): Promise<Rows<Table>['rows']> {
  if (rows.length === 0) return [];
  const insert = (values: typeof rows) => {
    const all = db.insertInto(table).values(values as never);
    return unlessKnown ? all.onConflict((conflict) => conflict.column(unlessKnown as never).doNothing()) : all;
  };

  if (db.getExecutor().adapter instanceof SqliteAdapter) {
    const columns = Object.keys(rows[0]!) as (keyof (typeof rows)[number])[];
    const name = [table, unlessKnown, ...columns].join(' ');
    const query = compiled.get(name) ?? insert(rows.slice(0, 1)).compile();
    compiled.set(name, query);
    const fresh: Insertable<Tables[Table]>[] = [];
    for (const row of rows) {
      const parameters = columns.map((column) => row[column]);
      const { numAffectedRows } = await db.executeQuery({ ...query, parameters });
      if (numAffectedRows === 1n) fresh.push(row);
    }
    return fresh;
  }

  if (!unlessKnown)
    return insert(rows)
      .execute()
      .then(() => rows);
  const found = await insert(rows)
    .returning(unlessKnown as never)
    .execute();
  const known = new Set(found.map((row) => (row as Record<string, unknown>)[unlessKnown]));
  return rows.filter((row) => known.has(row[unlessKnown]));
}
