import pg from 'pg';
import { runPostgres } from '../helpers/run-postgres.mjs';
import type { StoredRow } from './audit.js';
import { storedRows } from './ledger.js';

/** A database of a PostgreSQL that runs for one row only. */
export interface OwnPostgres {
  url: string;
  port: number;
  /** Rows as a connection of its own sees them. */
  query(text: string): Promise<Record<string, unknown>[]>;
  stored(): Promise<StoredRow[]>;
  stop(): Promise<void>;
}

/** Counts come as text, because they may be too large for numbers. Ours are not. */
const types = { getTypeParser: (id: number) => (id === 20 ? Number : pg.types.getTypeParser(id)) };

export async function ownPostgres(): Promise<OwnPostgres> {
  const server = await runPostgres();
  const url = await server.create('earful');
  const client = new pg.Client({ connectionString: url, types: types as pg.CustomTypesConfig });
  // The server may go down before it.
  client.on('error', () => {});
  await client.connect();
  const query: OwnPostgres['query'] = async (text) => (await client.query(text)).rows as Record<string, unknown>[];
  return {
    url,
    port: server.port,
    query,
    stored: async () => (await query(storedRows)) as unknown as StoredRow[],
    async stop() {
      await client.end().catch(() => {});
      await server.stop();
    },
  };
}
