import type { DatabaseConnection, Dialect, Driver } from 'kysely';
import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';
import { busyTimeoutMs, isBusy, waitInEngine } from './durability.js';
import type { SqliteDatabase, SqliteStatement } from './sqlite.js';

/** Statements kept compiled. Queries are few; the cap only guards against a query built from a value by mistake. */
const maxStatements = 256;

/**
 * The engine takes an object in the first place for named parameters and silently shifts every value after it, so
 * everything that is not a plain SQL value is refused here.
 */
function refuseStrangeValues(parameters: readonly unknown[]): void {
  // Every value of every row comes by: an iterator would cost more than the look.
  for (let index = 0; index < parameters.length; index += 1) {
    const value = parameters[index];
    if (typeof value === 'string' || typeof value === 'number' || value === null) continue;
    if (typeof value === 'bigint' || value instanceof Uint8Array) continue;
    const kind = value === undefined ? 'undefined' : Object.prototype.toString.call(value).slice(8, -1);
    throw new TypeError(
      `Parameter ${index + 1} is of type ${kind}; only null, number, bigint, string and bytes can be stored.`,
    );
  }
}

type Row = readonly unknown[];

/** How much each row has changed, by values that are rows of values. A list that stands among values by mistake must not pass for one. */
const changesOfRows = new WeakMap<Row | readonly Row[], number[]>();

/**
 * A query that changes something, once for each row of values. Only SQLite, which has no way to go, understands it.
 *
 * @returns beside it how many rows of the table each row of values has changed, when it has run.
 */
export function forEachRow(query: CompiledQuery, rows: readonly Row[]): { query: CompiledQuery; changes: number[] } {
  const changes: number[] = [];
  changesOfRows.set(rows, changes);
  return { query: { ...query, parameters: rows }, changes };
}

/** SQL without its values tells whether rows come back; `columns()` would, but not on every supported Node. */
const returnsRows = (text: string) => /^\s*(select|with|pragma)\b/i.test(text) || /\breturning\b/i.test(text);

/**
 * The engine takes tables into transactions; kysely's own adapter does without. So one process at a time brings them up to date,
 * the others find it done, and one that is killed halfway has changed nothing.
 */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

const beginWrite = 'begin immediate';

class WriteFirstDriver extends SqliteDriver {
  /** IMMEDIATE asks for its turn to write at once; a deferred transaction fails halfway when another process writes. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(beginWrite));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw('rollback'));
    } catch (error) {
      // On a full or failing disk the engine has rolled back by itself; the first error is the one to report.
      if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error;
    }
  }
}

/** kysely's SQLite dialect over a database with the `node:sqlite` surface. */
export function createSqliteDialect(database: SqliteDatabase): Dialect {
  const compiled = new Map<string, SqliteStatement>();

  function prepare(text: string): SqliteStatement {
    const known = compiled.get(text);
    if (known) return known;
    if (compiled.size >= maxStatements) compiled.clear();
    const statement = database.prepare(text);
    compiled.set(text, statement);
    return statement;
  }

  /** Whoever reads while a log is brought in order waits in the engine, as rarely as that is; who begins to write tries again later. */
  function patiently<T>(text: string, run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (text === beginWrite || !isBusy(error)) throw error;
      waitInEngine(database, busyTimeoutMs);
      try {
        return run();
      } finally {
        waitInEngine(database, 0);
      }
    }
  }

  const adapted = {
    close: () => database.close(),
    prepare(text: string) {
      const values = (parameters: Row): Row => {
        refuseStrangeValues(parameters);
        return parameters;
      };
      return {
        reader: returnsRows(text),
        all: (parameters: Row) => patiently(text, () => prepare(text).all(...values(parameters))),
        run(parameters: Row) {
          const changes = changesOfRows.get(parameters);
          if (!changes) return patiently(text, () => prepare(text).run(...values(parameters)));
          const statement = prepare(text);
          for (const row of parameters as readonly Row[]) changes.push(Number(statement.run(...values(row)).changes));
          return { changes: changes.reduce((sum, count) => sum + count, 0), lastInsertRowid: 0 };
        },
        iterate: (parameters: Row) => prepare(text).iterate(...values(parameters)),
      };
    },
  };

  const base = new SqliteDialect({ database: adapted });
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: (): Driver => new WriteFirstDriver({ database: adapted }),
    createIntrospector: (db) => base.createIntrospector(db),
    createQueryCompiler: () => base.createQueryCompiler(),
  };
}
