import type { CompiledQuery, Insertable, Transaction } from 'kysely';
import { SqliteAdapter } from 'kysely';
import { forEachRow } from './sqlite-dialect.js';
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
    if (!unlessKnown) return all;
    return all
      .onConflict((conflict) => conflict.column(unlessKnown as never).doNothing())
      .returning(unlessKnown as never);
  };

  async function run(): Promise<unknown[]> {
    if (!(db.getExecutor().adapter instanceof SqliteAdapter)) return insert(rows).execute();
    const columns = Object.keys(rows[0]!) as (keyof (typeof rows)[number])[];
    const name = [table, unlessKnown, ...columns].join(' ');
    const query = compiled.get(name) ?? insert(rows.slice(0, 1)).compile();
    compiled.set(name, query);
    const values = rows.map((row) => columns.map((column) => row[column]));
    return (await db.executeQuery(forEachRow(query, values))).rows;
  }

  const inserted = await run();
  if (!unlessKnown) return rows;
  const fresh = new Set(inserted.map((row) => (row as Record<string, unknown>)[unlessKnown]));
  return rows.filter((row) => fresh.has(row[unlessKnown]));
}
