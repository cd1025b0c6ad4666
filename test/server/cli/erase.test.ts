import { randomUUID } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseList } from '@earful/protocol';
import { createLog, createSignInLink, openStore } from '@earful/server';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from '../../../packages/server/src/cli/serve.js';
import { readSettings } from '../../../packages/server/src/cli/settings.js';
import { filesWith } from '../../helpers/keeps.js';
import { earful } from '../support/command-line.js';
import type { Content, Identity } from '../support/critiques.js';
import { bodyOf, envelopeOf, mintIdentity } from '../support/critiques.js';
import { config } from '../support/site.js';
import { rowsOf } from '../support/sqlite-rows.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const words = 'canary-3b7d said to nobody else';
const [early, late] = ['Canary.Early@Example.org', 'canary.late@xn--bcher-kva.example'];

/** The program itself on a folder of its own, with every line that it writes, and one critique told in two revisions. */
async function told() {
  const [folder, files] = [temporaryFolder(), temporaryFolder()];
  const file = join(files, 'earful.config.json');
  writeFileSync(file, JSON.stringify(config));
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  const served = await serve(readSettings(['serve', '--port', '0', '--config', file, '--data', folder], {}), log);
  onTestFinished(() => served.close());
  const base = `${served.url}/earful`;
  const mine = mintIdentity();
  const now = new Date().toISOString();
  const sendAs = (identity: Identity, content: Content) =>
    fetch(`${base}/v1/critiques`, {
      method: 'POST',
      body: envelopeOf(identity, bodyOf(identity, { submittedAt: now, ...content }), { sentAt: now }),
    });
  const send = (content: Content) => sendAs(mine, content);
  await send({ comment: words, reply: { wanted: 'email', email: early } });
  await send({ revision: 2, comment: words, reply: { wanted: 'email', email: late } });
  // What is wrong with a request must not bring it into the log, either.
  await send({ comment: words, reply: { wanted: 'email', email: 'canary' }, revision: 0 });

  const store = await openStore({ folder });
  const link = await createSignInLink({ store, publicUrl: base.replace('/earful', ''), name: 'Ada' });
  await store.close();
  const headers = { origin: served.url, 'content-type': 'application/json' };
  const session = await fetch(`${base}/v1/staff/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ token: link.split('#')[1] }),
  });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  const list = await fetch(`${base}/v1/staff/cases`, { headers: { cookie } });
  const { caseId } = caseList.parse(await list.json()).cases[0]!;
  await fetch(`${base}/v1/staff/cases/${caseId}/replies`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: JSON.stringify({ replyId: randomUUID(), text: `About “${words}”` }),
  });
  return { folder, files, lines, base, mine, sendAs };
}

const canaries = [words, early, late];

test.each([
  ['the reference', ({ reference }: { reference: string }) => ['--reference', reference]],
  ['the address', () => ['--email', 'canary.late@BÜCHER.example']],
  ['the address of before', () => ['--email', ' canary.early@example.ORG']],
])('by %s: no byte is left in database, its log or the lines of the process, which runs on', async (_, flags) => {
  const { folder, lines, mine, base } = await told();
  for (const text of canaries) expect(filesWith(folder, text), text).not.toEqual([]);

  const { code, out, err } = await earful(['erase', ...flags(mine)], { EARFUL_DATA: folder });
  expect({ code, err }).toEqual({ code: 0, err: [] });
  for (const text of canaries) expect(filesWith(folder, text), text).toEqual([]);
  expect(lines.join('\n')).toContain(mine.critiqueId);
  for (const text of canaries) expect(lines.join('\n')).not.toContain(text);
  expect((await fetch(`${base}/v1/health`)).status).toBe(200);

  expect(out[0]).toBe(`Erased ${mine.reference}.`);
  expect(out.join('\n')).toMatch(/cannot reach[^]*backups and replicas[^]*--replay[^]*exports, mails/);
  expect(out.join('\n')).not.toContain('another program reads');
  for (const text of canaries) expect(out.join('\n')).not.toContain(text);
});

test('by a reference that a stranger has used too nothing goes, and by the id only what it names', async () => {
  const { folder, mine, sendAs } = await told();
  const stranger = { ...mintIdentity(), reference: mine.reference };
  await sendAs(stranger, { comment: 'theirs' });
  const refused = await earful(['erase', '--reference', mine.reference], { EARFUL_DATA: folder });
  expect({ code: refused.code, out: refused.out }).toEqual({ code: 1, out: [] });
  for (const { critiqueId } of [mine, stranger])
    expect(refused.err[0]).toContain(`${critiqueId} at checkout, received`);
  expect(filesWith(folder, words)).not.toEqual([]);

  const { out } = await earful(['erase', '--id', stranger.critiqueId], { EARFUL_DATA: folder });
  expect(out[0]).toBe(`Erased ${mine.reference}.`);
  expect(filesWith(folder, words)).not.toEqual([]);
  expect(await rowsOf(folder, 'select comment from revisions where revision = 1 and comment is not null')).toEqual([
    { comment: words },
  ]);
});

test('a program that reads meanwhile is named, and when it has ended nothing is left', async () => {
  const { folder, mine } = await told();
  const reader = await openStore({ folder });
  onTestFinished(() => reader.close());
  let out: string[] = [];
  await reader.snapshot(async (db) => {
    await db.selectFrom('critiques').select('id').execute();
    ({ out } = await earful(['erase', '--reference', mine.reference], { EARFUL_DATA: folder }));
  });
  expect(out.join('\n')).toContain('another program reads');
  await reader.compact();
  for (const text of canaries) expect(filesWith(folder, text), text).toEqual([]);
});

test('what a backup brings back goes again by the list, and only that', async () => {
  const { folder, files, mine } = await told();
  const other = mintIdentity();
  const store = await openStore({ folder });
  onTestFinished(() => store.close());
  // A backup as SQLite makes one.
  const restored = temporaryFolder();
  await rowsOf(folder, `vacuum into '${join(files, 'backup.db')}'`);
  copyFileSync(join(files, 'backup.db'), join(restored, 'earful.db'));

  await earful(['erase', '--reference', mine.reference], { EARFUL_DATA: folder });
  const list = join(files, 'erased.txt');
  const { out } = await earful(['export', '--tombstones', '--out', list], { EARFUL_DATA: folder });
  expect(out).toEqual([`Wrote ${list}: 1 ids.`]);
  expect(readFileSync(list, 'utf8')).toBe(`${mine.critiqueId}\n`);

  expect(filesWith(restored, words)).not.toEqual([]);
  writeFileSync(list, `${readFileSync(list, 'utf8')}${other.critiqueId}\r\n`);
  const replay = () => earful(['erase', '--replay', list], { EARFUL_DATA: restored });
  expect((await replay()).out).toEqual([`Erased again: ${mine.reference}.`]);
  for (const text of canaries) expect(filesWith(restored, text), text).toEqual([]);
  expect((await replay()).out).toEqual(['Nothing had come back.']);

  writeFileSync(list, `${mine.critiqueId}\n'; drop table critiques; --\n`);
  expect((await replay()).err).toEqual(['Line 2 is not the id of a critique; nothing was erased.']);
});
