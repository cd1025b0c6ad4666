import type { Dialect, DialectAdapter, MigrationLockOptions, Transaction } from 'kysely';
import { Kysely, MIGRATION_LOCK_ID, PostgresAdapter, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import { migrationLockTable } from './migrations/migrate.js';
import type { Tables } from './tables.js';

const lockTurn = sql`select 1 from ${sql.table(migrationLockTable)} where id = ${sql.lit(MIGRATION_LOCK_ID)} for update`;

/**
 * Waits for the turn of this process to write, and has it until the end of the transaction. One process at a time: then
 * the numbers of the outgoing rows become visible in their order, so that nobody who reads on from the last one misses
 * any; and no two transactions can be in each other's way. Writes that arrive meanwhile share the next turn.
 */
export const takeTurn = (transaction: Transaction<Tables>): Promise<unknown> => lockTurn.execute(transaction);

/**
 * Holds the turn to write while tables change, from a connection of its own, whose lock dies with the process. The
 * advisory locks of the usual adapter do nothing in CockroachDB, without saying so.
 */
class TurnAdapter extends PostgresAdapter {
  readonly #pool: pg.Pool;
  #holder: pg.PoolClient | undefined;

  constructor(pool: pg.Pool) {
    super();
    this.#pool = pool;
  }

  override async acquireMigrationLock(db: Kysely<unknown>, { lockTable, lockRowId }: MigrationLockOptions) {
    // The tables may be large.
    await sql`set statement_timeout = 0`.execute(db);
    this.#holder = await this.#pool.connect();
    await this.#holder.query('begin');
    await this.#holder.query('set local lock_timeout = 0');
    await this.#holder.query('set local statement_timeout = 0');
    await this.#holder.query('set local idle_in_transaction_session_timeout = 0');
    await this.#holder.query(`select 1 from "${lockTable}" where id = '${lockRowId}' for update`);
  }

  override async releaseMigrationLock(db: Kysely<unknown>) {
    await sql`reset statement_timeout`.execute(db);
    await this.#holder?.query('commit');
    this.#holder?.release();
    this.#holder = undefined;
  }
}

/** kysely's dialect of PostgreSQL over a pool; `ask` asks something before there is a store. */
export function createPostgresDialect(
  pool: pg.Pool,
  end: () => Promise<void>,
): {
  dialect: Dialect;
  ask<T>(question: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
} {
  const base = new PostgresDialect({ pool: { connect: () => pool.connect(), end } });
  const dialect: Dialect = {
    createAdapter: (): DialectAdapter => new TurnAdapter(pool),
    createDriver: () => base.createDriver(),
    createIntrospector: (db) => base.createIntrospector(db),
    createQueryCompiler: () => base.createQueryCompiler(),
  };
  return { dialect, ask: (question) => question(new Kysely<Tables>({ dialect })) };
}
