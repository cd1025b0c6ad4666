/** The part of the `node:sqlite` surface that the store uses. */
export interface SqliteStatement {
  all(...parameters: unknown[]): unknown[];
  run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  iterate(...parameters: unknown[]): IterableIterator<unknown>;
}

export interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
}

interface SqliteModule {
  DatabaseSync: new (file: string) => SqliteDatabase;
}

/**
 * Opens a file with the engine that is built into Node from 22.13, or, before, with a package of the same surface.
 *
 * @throws whatever the engine throws when the file cannot be opened.
 */
export async function openSqlite(file: string): Promise<SqliteDatabase> {
  const builtIn = process.getBuiltinModule('node:sqlite') as SqliteModule | undefined;
  const { DatabaseSync } = builtIn ?? ((await import('@photostructure/sqlite')) as unknown as SqliteModule);
  return new DatabaseSync(file);
}
