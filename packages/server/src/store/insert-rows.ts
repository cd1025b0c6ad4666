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

  function forOneRow(): CompiledQuery {
    const name = [table, unlessKnown, ...columns].join(' ');
    let query = compiled.get(name);
    if (!query) {
      const insert = db.insertInto(table).values(rows[0] as never);
      query = (unlessKnown ? newOnly(insert, unlessKnown) : insert).compile();
      compiled.set(name, query);
    }
    return query;
  }

  async function run(): Promise<unknown[]> {
    if (db.getExecutor().adapter instanceof SqliteAdapter) {
      const values = rows.map((row) => columns.map((column) => row[column]));
      return (await db.executeQuery(forEachRow(forOneRow(), values))).rows;
    }
    const names = sql.join(columns.map((column) => sql.ref(column)));
    const all = db
      .insertInto(table)
      .columns(columns as never)
      .expression(
        sql`select ${names} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)` as never,
      );
    return (unlessKnown ? newOnly(all, unlessKnown) : all).execute();
  }

  const inserted = await run();
  if (!unlessKnown) return rows;
  const fresh = new Set(inserted.map((row) => (row as Record<string, unknown>)[unlessKnown]));
  return rows.filter((row) => fresh.has(row[unlessKnown]));
}

const newOnly = <Table extends keyof Tables>(insert: InsertQueryBuilder<Tables, Table, InsertResult>, column: string) =>
  insert.onConflict((conflict) => conflict.column(column as never).doNothing()).returning(column as never);
