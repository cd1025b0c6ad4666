import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { obstacle } from '../../helpers/run-postgres.mjs';
import { audit } from '../audit.js';
import { createKillableReceiver } from '../killable-receiver.js';
import { contentOf, nodeClient } from '../node-customer.js';
import type { OwnPostgres } from '../own-postgres.js';
import { ownPostgres } from '../own-postgres.js';
import type { PostgresWay, StatementFault } from '../postgres-way.js';
import { createPostgresWay } from '../postgres-way.js';
import type { Row } from '../row.js';
import type { Stage } from '../stage.js';
import { elsewhere } from '../stage.js';

const why = obstacle();

/** The statement alone, with its length before it: news of a commit have the word in them, too. */
const commit = '\u000bcommit\0';
const critiques = 'insert into "critiques"';

interface Trouble {
  way: PostgresWay;
  postgres: OwnPostgres;
  /** A new critique meets this fault at the first statement with this text, and arrives in the end; resolves with the first answer. */
  meet(text: string, fault: StatementFault): Promise<number>;
}

/** A receiver on a PostgreSQL of its own, with a program between them that breaks things. Then the ledger is judged. */
async function onPostgres(stage: Stage, run: (trouble: Trouble) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'earful-trouble-'));
  const there = elsewhere(stage, folder);
  const postgres = await ownPostgres();
  const way = await createPostgresWay(postgres.port);
  const through = new URL(postgres.url);
  through.port = String(way.port);
  const receiver = createKillableReceiver(folder, stage.proxy.url, ['--database', through.href]);
  try {
    await receiver.start();
    await run({
      way,
      postgres,
      async meet(text, fault) {
        const before = way.struck();
        way.inject(text, fault, text === commit ? critiques : '');
        // A client of its own: what one refusal lets it wait for holds up no other.
        const client = nodeClient(there, receiver.endpoint);
        await (
          await client.submit(client.mint(), 1, contentOf(stage.words()))
        ).tried;
        const [first] = there.ledger.noted.at(-1)!.outcomes;
        const waiting = async () => (await client.pending()).length;
        expect(await waiting()).toBe(first?.status === 200 ? 0 : 1);
        await expect.poll(() => client.flush().then(waiting), { timeout: 30_000 }).toBe(0);
        expect(way.struck()).toBe(before + 1);
        return first!.status;
      },
    });
    const { noted, told } = there.ledger;
    expect(audit({ noted, told, stored: await postgres.stored(), lying: [] })).toEqual([]);
  } finally {
    await receiver.kill();
    await way.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A PostgreSQL, or what only speaks its protocol, that fails in the middle. */
export const postgresTrouble: Row[] = [
  {
    id: 33,
    title: 'PostgreSQL goes during COMMIT: before it arrives, after it was carried out, and nobody knows when',
    engines: ['node'],
    expected: 'K→D1',
    limitMs: 240_000,
    ...(why && { notRun: { node: why } }),
    run: (stage) =>
      onPostgres(stage, async ({ meet, postgres }) => {
        const kill = () =>
          postgres.query(
            `select pg_terminate_backend(pid) from pg_stat_activity
             where application_name = 'earful' and datname = current_database() and pid <> pg_backend_pid()`,
          );
        expect(await meet(commit, { kind: 'cutBefore' })).toBe(503);
        expect(await postgres.stored()).toHaveLength(1);
        expect(await meet(commit, { kind: 'loseAnswer' })).toBe(503);
        const found = { committed: 0, undone: 0 };
        for (let times = 0; times < 8; times += 1) {
          const status = await meet(commit, { kind: 'meanwhile', act: kill });
          expect([200, 503]).toContain(status);
          found[status === 200 ? 'committed' : 'undone'] += 1;
        }
        stage.figure(`killed meanwhile: ${found.committed} × answered at once, ${found.undone} × sent again`);
      }),
  },
  {
    id: 35,
    title:
      'a store that speaks the protocol says 40001 at COMMIT, and 23505 although it was told to do nothing on conflict',
    engines: ['node'],
    expected: 'D1; K→D1',
    ...(why && { notRun: { node: why } }),
    run: (stage) =>
      onPostgres(stage, async ({ meet }) => {
        // Run again within the same request.
        expect(await meet(commit, { kind: 'refuse', code: '40001' })).toBe(200);
        expect(await meet(critiques, { kind: 'refuse', code: '40001' })).toBe(200);
        expect(await meet(critiques, { kind: 'refuse', code: '23505' })).toBe(503);
        expect(await meet('insert into "revisions"', { kind: 'refuse', code: '23505' })).toBe(503);
      }),
  },
];
