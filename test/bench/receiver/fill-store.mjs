const hex = (bytes) => `lower(hex(randomblob(${bytes})))`;

/** Looks of each kind at other cases. */
const sampled = 200;

/**
 * Writes so many critiques straight into the tables of a SQLite file: half of them answered, of every harm, over a year.
 * @returns {Promise<string[]>} ids of some of their cases
 */
export async function fillStore(file, count) {
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite') ?? (await import('@photostructure/sqlite'));
  const database = new DatabaseSync(file);
  for (const setting of ['synchronous = off', 'foreign_keys = off', 'cache_size = -400000'])
    database.exec(`pragma ${setting}`);
  const moment = `strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-' || (n * 365.0 / ${count}) || ' days')`;
  const words = 'It said two days, and then it was nine. '.repeat(4).trim();
  database.exec(`
    begin;
    create temp table fresh as
      with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${count})
      select printf('0198%04x-%04x-7%03x-8%03x-%012x', n >> 16, n & 65535, n & 4095, n & 4095, n) as id,
        printf('%08X', n) as code, ${moment} as at, abs(random() % 1000) / 1000.0 as harm, n
      from numbers;
    insert into critiques (id, reference, secret_hash, latest_revision, received_at, sample)
      select id, substr(code, 1, 4) || '-' || substr(code, 5), ${hex(32)}, 1, at, 0 from fresh;
    insert into cases (id, critique_id, state, harm, received_at)
      select replace(id, '-8', '-9'), id, iif(n % 2, 'received', 'answered'), harm, at from fresh;
    insert into revisions (critique_id, revision, digest, body, received_at, submitted_at, clock_doubted, queued_ms, touchpoint_id,
        origin, surface, locale, disconfirmation, severity, comment, sanitised, answer_order)
      select id, 1, ${hex(32)}, '{"comment":"${words}"}', at, at, 0, 0, 'checkout', 'paymentFailed', 'card', 'en', -1, 3, '${words}', 0,
        'worstFirst' from fresh;
    insert into outgoing (kind, case_id, created_at) select 'received', id, received_at from cases;
    commit;
  `);
  const step = Math.max(1, Math.floor(count / sampled));
  const rows = database.prepare(`select id from cases where rowid % ${step} = 0`).all();
  database.close();
  return rows.map(({ id }) => id);
}
