import type { CompiledQuery, Insertable, InsertQueryBuilder, InsertResult, Transaction } from 'kysely';
import { SqliteAdapter, sql } from 'kysely';
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
 * Inserts rows, and tells which of them are new. Both engines get a statement that says the same for any number of rows, because
 * reading a statement with thousands of values takes longer than running it (`npm run bench`, receiver): SQLite one that runs for
 * each row, others one with all rows in one JSON text.
 */
export async function insertRows<Table extends keyof Tables>(
  db: Transaction<Tables>,
  { table, rows, unlessKnown }: Rows<Table>,
): Promise<Rows<Table>['rows']> {
  if (rows.length === 0) return [];
  const columns = Object.keys(rows[0]!) as (keyof (typeof rows)[number] & string)[];

  /** Those of which the table had none yet. */
  const asNew = (insert: InsertQueryBuilder<Tables, Table, InsertResult>) =>
    unlessKnown ? insert.onConflict((conflict) => conflict.column(unlessKnown as never).doNothing()) : insert;

  if (db.getExecutor().adapter instanceof SqliteAdapter) {
    const name = [table, unlessKnown, ...columns].join(' ');
    let forOneRow = compiled.get(name);
    if (!forOneRow) {
      forOneRow = asNew(db.insertInto(table).values(rows[0] as never)).compile();
      compiled.set(name, forOneRow);
    }
    const values = rows.map((row) => columns.map((column) => row[column]));
    const { query, changes } = forEachRow(forOneRow, values);
    await db.executeQuery(query);
    return rows.filter((_, index) => changes[index]! > 0);
  }

  const names = sql.join(columns.map((column) => sql.ref(column)));
  const insert = asNew(
    db
      .insertInto(table)
      .columns(columns as never)
      .expression(
        sql`select ${names} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)` as never,
      ),
  );
  if (!unlessKnown) {
    await insert.execute();
    return rows;
  }
  const inserted: unknown[] = await insert.returning(unlessKnown as never).execute();
  const fresh = new Set(inserted.map((row) => (row as Record<string, unknown>)[unlessKnown]));
  return rows.filter((row) => fresh.has(row[unlessKnown]));
}
