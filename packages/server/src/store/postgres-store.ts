import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import pg from 'pg';
import { postgresForms, splitPostgresForms } from './migrations/engine-forms.js';
import { createCommitNews } from './postgres-commit-news.js';
import { createPostgresDialect, takeTurn } from './postgres-dialect.js';
import { codeOf } from './postgres-error.js';
import { createPostgresPool } from './postgres-pool.js';
import type { Probed } from './probe.js';
import { probe } from './probe.js';
import { createSqlStore } from './sql-store.js';
import { StoreError } from './store-error.js';
import type { Store, StoreHealth } from './store.js';
import type { Tables } from './tables.js';

/** A statement that waits longer fails, and the device keeps what it sent: in milliseconds. */
const statementLimitMs = 15_000;
/** How long a write waits for its turn among the processes. */
const turnLimitMs = 10_000;
/** A process that falls silent in a transaction holds up all others no longer than this. */
const idleLimitMs = 10_000;
const connectLimitMs = 5_000;

const { INT8, NUMERIC } = pg.types.builtins;

/** Counts and sums come as numbers: none of ours is beyond 2⁵³. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    id === INT8 || id === NUMERIC ? Number : pg.types.getTypeParser(id, format)) as typeof pg.types.getTypeParser,
};

async function readHealth(db: Kysely<Tables>, place: string): Promise<StoreHealth> {
  const { rows } = await sql<Record<'version' | 'fsync' | 'pages' | 'synchronous' | 'readonly', string | null>>`
    select version() as version, current_setting('fsync', true) as fsync,
      current_setting('full_page_writes', true) as pages, current_setting('synchronous_commit', true) as synchronous,
      current_setting('transaction_read_only', true) as readonly
  `.execute(db);
  const { version = '', fsync, pages, synchronous, readonly } = rows[0] ?? {};
  if (readonly === 'on')
    throw new StoreError(
      'read-only',
      `The database ${place} can only be read; let it take writes again, or let DATABASE_URL name the server that does.`,
    );
  const [, name = 'unknown', number = 'unknown'] = /^(\S+)\D*(\S+)/.exec(version ?? '') ?? [];
  const isOff = [fsync, pages].includes('off');
  return {
    engine: isForeign(version ?? '') ? `${name.toLowerCase()} (untested)` : 'postgresql',
    engineVersion: number,
    journal: isOff ? 'not synced' : fsync === 'on' ? 'wal' : 'unknown',
    synchronous: synchronous ?? 'unknown',
  };
}

/** Not PostgreSQL itself: what only speaks its protocol names itself, or what it was made from with its own mark. */
const isForeign = (version: string): boolean => !/^PostgreSQL [\d.]+ (?!.*-YB-)/.test(version);

/**
 * Servers can be told to answer before anything is on the disk; only asking shows it.
 *
 * @throws StoreError `not-durable`.
 */
function refuseUnlessDurable({ journal, synchronous }: StoreHealth, place: string): void {
  if (journal === 'not synced' || synchronous === 'off')
    throw new StoreError(
      'not-durable',
      `The database ${place} answers before a commit is safe (journal ${journal}, synchronous_commit ${synchronous}); set fsync, full_page_writes and synchronous_commit to on.`,
    );
}

/** Where a database is, without the password. */
function placeOf(databaseUrl: string): string {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl) || !URL.canParse(databaseUrl))
    throw new StoreError(
      'unreachable',
      'DATABASE_URL is not the address of a database; write one like postgres://user:password@host:5432/name.',
    );
  const { host, pathname } = new URL(databaseUrl);
  return host + pathname;
}

/**
 * Opens a database of PostgreSQL, or of what speaks its protocol. Any number of processes may share one.
 *
 * @throws StoreError `unreachable`, `read-only`, `not-durable` or `database-newer`.
 */
export async function openPostgresStore(databaseUrl: string, now: () => number): Promise<Store> {
  const place = placeOf(databaseUrl);
  const config: pg.PoolConfig = {
    connectionString: databaseUrl,
    application_name: 'earful',
    connectionTimeoutMillis: connectLimitMs,
    statement_timeout: statementLimitMs,
    lock_timeout: turnLimitMs,
    idle_in_transaction_session_timeout: idleLimitMs,
    keepAlive: true,
    types,
  };
  const { pool, end } = createPostgresPool(config);
  const { dialect, ask } = createPostgresDialect(pool, end);
  const health = (db: Kysely<Tables>): Promise<StoreHealth> => readHealth(db, place);
  try {
    const found = await ask(health);
    refuseUnlessDurable(found, place);
    return await createSqlStore({
      dialect,
      forms: found.engine === 'postgresql' ? splitPostgresForms : postgresForms,
      now,
      health,
      beginReading: [
        'begin transaction isolation level repeatable read, read only',
        // Whoever takes what is read may be slow.
        'set local idle_in_transaction_session_timeout = 0',
      ],
      takeTurn,
      // Serialization failure, deadlock: nothing was written, and the engine asks to begin anew.
      asksAgain: (error) => /^40(001|P01)$/.test(codeOf(error)),
      news: createCommitNews(pool, config),
    });
  } catch (error) {
    await end();
    throw unusable(error, place);
  }
}

function unusable(error: unknown, place: string): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message || codeOf(error) : String(error);
  return new StoreError(
    'unreachable',
    `Earful cannot use the database ${place}: ${message}; start it, or correct DATABASE_URL.`,
    { cause: error },
  );
}

/**
 * Tries out on a database what the store needs of it, and changes nothing.
 *
 * @throws StoreError `unreachable`.
 */
export async function probePostgres(databaseUrl: string): Promise<Probed[]> {
  const place = placeOf(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: connectLimitMs });
  // A connection that breaks fails the question that uses it.
  client.on('error', () => {});
  try {
    await client.connect();
    return await probe(async (statement) => (await client.query<Record<string, unknown>>(statement)).rows);
  } catch (error) {
    throw unusable(error, place);
  } finally {
    await client.end().catch(() => {});
  }
}
