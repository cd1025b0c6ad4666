import { createHash } from 'node:crypto';
import type { Kysely, RawBuilder, Selectable } from 'kysely';
import { PostgresAdapter, sql } from 'kysely';
import { forgetTime } from './known-time.js';
import { StoreError } from './store-error.js';
import type { Store } from './store.js';
import type { Tables } from './tables.js';

/** Every table with the columns of its key, each after those it refers to. */
export const keysOfTables: { [Name in keyof Tables]: (keyof Tables[Name] & string)[] } = {
  members: ['id'],
  member_addresses: ['email'],
  identities: ['issuer', 'subject'],
  critiques: ['id'],
  revisions: ['critique_id', 'revision'],
  contacts: ['critique_id'],
  cases: ['id'],
  replies: ['id'],
  outgoing: ['sequence'],
  destinations: ['id'],
  deliveries: ['id'],
  delivery_attempts: ['delivery_id', 'attempt'],
  sign_in_links: ['token_hash'],
  sessions: ['id_hash'],
  audit: ['sequence'],
  exposures: ['day', 'touchpoint_id', 'origin', 'opening', 'locale', 'outcome', 'reason', 'sample'],
  promise_outcomes: ['day', 'promise_id', 'outcome', 'sample'],
  waits: ['touchpoint_id', 'seconds', 'has_left', 'sample'],
  exposure_batches: ['id'],
  shared_keys: ['name'],
};

const pageSize = 200;

/**
 * The rows of a table in the order of its key, page by page: memory holds one page, however many there are.
 *
 * @param only Which rows. Default: all.
 */
export async function* pagesOf<Name extends keyof Tables>(
  db: Kysely<Tables>,
  table: Name,
  only: RawBuilder<unknown> = sql`1 = 1`,
): AsyncGenerator<Selectable<Tables[Name]>[]> {
  const key = keysOfTables[table];
  const columns = sql.join(key.map((name) => sql.ref(name)));
  let after: RawBuilder<unknown> = sql``;
  for (;;) {
    const { rows } = await sql<Selectable<Tables[Name]>>`
      select * from ${sql.table(table)} where ${only} ${after} order by ${columns} limit ${sql.lit(pageSize)}`.execute(
      db,
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = sql`and (${columns}) > (${sql.join(key.map((name) => last[name as keyof typeof last]))})`;
  }
}

/** What two equal tables have in common, whatever engine they lie in. */
class Fingerprint {
  rows = 0;
  readonly #hash = createHash('sha256');

  add(page: readonly object[]): void {
    this.rows += page.length;
    for (const row of page)
      this.#hash.update(
        JSON.stringify(
          Object.keys(row)
            .toSorted()
            .map((name) => [name, row[name as keyof typeof row]]),
        ),
      );
  }

  toString(): string {
    return `${this.rows} rows, ${this.#hash.copy().digest('hex')}`;
  }
}

/** In PostgreSQL, a number that was written down is not counted. */
export async function countOn(db: Kysely<Tables>): Promise<void> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return;
  for (const table of ['outgoing', 'audit'])
    await sql`select setval(pg_get_serial_sequence(${table}, 'sequence'), max(sequence)) from ${sql.table(table)}`.execute(
      db,
    );
}

/**
 * In PostgreSQL: lets a transaction stand still while a file or another database is read or written. What is limited there is a
 * process that falls silent; one that copies a million rows elsewhere is at work.
 */
export async function mayPause(db: Kysely<Tables>): Promise<void> {
  if (db.getExecutor().adapter instanceof PostgresAdapter)
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(db);
}

async function copy(from: Kysely<Tables>, to: Kysely<Tables>, table: keyof Tables): Promise<number> {
  for await (const page of pagesOf(to, table))
    if (page.length > 0)
      throw new StoreError('not-empty', `The database to move to has rows in ${table} already; name an empty one.`);
  const [source, target] = [new Fingerprint(), new Fingerprint()];
  for await (const page of pagesOf(from, table)) {
    source.add(page);
    await to
      .insertInto(table)
      .values(page as never)
      .execute();
  }
  for await (const page of pagesOf(to, table)) target.add(page);
  if (`${source}` !== `${target}`)
    throw new StoreError('not-equal', `${table} arrived as ${target}, not as ${source}; nothing was moved.`);
  return source.rows;
}

/**
 * Copies everything into an empty store, and compares count and digest of each table before it commits: all of it is there
 * afterwards, or nothing. Nobody can write meanwhile: what devices send then is refused as "unavailable", and kept by them.
 * A receiver that still runs on the old store would take it from them afterwards: stop it first.
 *
 * @returns How many rows each table has.
 * @throws StoreError `not-empty` or `not-equal`.
 */
export async function moveStore(from: Store, to: Store): Promise<{ table: string; rows: number }[]> {
  const tables = Object.keys(keysOfTables) as (keyof Tables)[];
  return from.write((source) =>
    to.write(async (target) => {
      for (const side of [source, target]) await mayPause(side);
      await forgetTime(target);
      const moved = [];
      for (const table of tables) moved.push({ table, rows: await copy(source, target, table) });
      await countOn(target);
      return moved;
    }),
  );
}
