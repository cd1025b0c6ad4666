import { once } from 'node:events';
import pg from 'pg';

/** How long the end waits for the goodbye of the server, and for questions that somebody still asks, in milliseconds. */
const closingMs = 5_000;

/** Ends a connection without a goodbye, which a server that has fallen silent never answers. */
export const cut = ({ connection }: Pick<pg.Client, 'connection'>): void => void connection.stream.destroy();

/** Connections to a database; `end` leaves none behind, neither here nor there. */
export function createPostgresPool(config: pg.PoolConfig): { pool: pg.Pool; end(): Promise<void> } {
  const pool = new pg.Pool(config);
  const clients = new Set<pg.Client>();
  // A connection that breaks fails the query that uses it, and the next one opens another. Unheard, it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (connected) => {
    const client = connected as unknown as pg.Client;
    client.on('error', () => {});
    clients.add(client);
    client.once('end', () => clients.delete(client));
  });
  return {
    pool,
    async end() {
      if (pool.ending) return;
      const gone = [...clients].map((client) => once(client, 'end'));
      const giveUp = setTimeout(() => clients.forEach(cut), closingMs);
      await Promise.all([pool.end(), ...gone]);
      clearTimeout(giveUp);
    },
  };
}
