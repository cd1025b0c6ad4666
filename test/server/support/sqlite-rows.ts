import { join } from 'node:path';
import { openSqlite } from '../../../packages/server/src/store/sqlite.js';

/** Rows of the embedded database in a folder, by a connection of our own. */
export async function rowsOf<T>(folder: string, query: string): Promise<T[]> {
  const database = await openSqlite(join(folder, 'earful.db'));
  try {
    return database.prepare(query).all() as T[];
  } finally {
    database.close();
  }
}
