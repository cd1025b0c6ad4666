import type { DatabaseConnection, Dialect, Driver } from 'kysely';
import { CompiledQuery, SqliteDialect, SqliteDriver } from 'kysely';
import type { SqliteDatabase, SqliteStatement } from './sqlite.js';

/** Statements kept compiled. Queries are few; the cap only guards against a query built from a value by mistake. */
const maxStatements = 256;

/**
 * The engine takes an object in the first place for named parameters and silently shifts every value after it, so
 * everything that is not a plain SQL value is refused here.
 */
function refuseStrangeValues(parameters: readonly unknown[]): void {
  for (const [index, value] of parameters.entries()) {
    const plain =
      value === null ||
      typeof value === 'number' ||
      typeof value === 'bigint' ||
      typeof value === 'string' ||
      value instanceof Uint8Array;
    if (!plain) {
      const kind = value === undefined ? 'undefined' : Object.prototype.toString.call(value).slice(8, -1);
      throw new TypeError(
        `Parameter ${index + 1} is of type ${kind}; only null, number, bigint, string and bytes can be stored.`,
      );
    }
  }
}

/** SQL without its values tells whether rows come back; `columns()` would, but not on every supported Node. */
const returnsRows = (text: string) => /^\s*(select|with|pragma)\b/i.test(text) || /\breturning\b/i.test(text);

class WriteFirstDriver extends SqliteDriver {
  /** IMMEDIATE waits for its turn to write at once; a deferred transaction fails halfway when another process writes. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
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

  const adapted = {
    close: () => database.close(),
    prepare(text: string) {
      const bound =
        <T>(run: (statement: SqliteStatement, parameters: readonly unknown[]) => T) =>
        (parameters: readonly unknown[]) => {
          refuseStrangeValues(parameters);
          return run(prepare(text), parameters);
        };
      return {
        reader: returnsRows(text),
        all: bound((statement, parameters) => statement.all(...parameters)),
        run: bound((statement, parameters) => statement.run(...parameters)),
        iterate: bound((statement, parameters) => statement.iterate(...parameters)),
      };
    },
  };

  const base = new SqliteDialect({ database: adapted });
  return {
    createAdapter: () => base.createAdapter(),
    createDriver: (): Driver => new WriteFirstDriver({ database: adapted }),
    createIntrospector: (db) => base.createIntrospector(db),
    createQueryCompiler: () => base.createQueryCompiler(),
  };
}
