import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../helpers/repository.js';
import { earful } from '../support/command-line.js';
import { mintIdentity, send } from '../support/critiques.js';
import { sqliteDatabase } from '../support/database.js';
import { openSite } from '../support/site.js';
import { rowsOf } from '../support/sqlite-rows.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function filledFolder(): Promise<string> {
  const database = sqliteDatabase();
  const site = await openSite({ database });
  await send(site, mintIdentity(), { comment: 'one', reply: { wanted: 'email', email: 'a@example.org' } });
  await send(site, mintIdentity(), { comment: 'two' });
  return database.options.folder!;
}

test('what export wrote, import reads, and export writes again', async () => {
  const [EARFUL_DATA, file] = [await filledFolder(), join(temporaryFolder(), 'all.ndjson')];
  expect(await earful(['export', '--out', file], { EARFUL_DATA })).toEqual({
    code: 0,
    err: [],
    out: [`Wrote ${file}: 2 critiques.`],
  });
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  const next = { EARFUL_DATA: temporaryFolder() };
  const rows = readFileSync(file, 'utf8').trimEnd().split('\n').length - 2;
  expect((await earful(['import', file, '--dry-run'], next)).out).toEqual([`Would import ${rows} rows.`]);
  expect((await earful(['import', file], next)).out).toEqual([`Imported ${rows} rows.`]);
  // Without a file nothing but the export goes to standard output.
  const { out } = await earful(['export'], next);
  expect(out.join('')).toBe(readFileSync(file, 'utf8'));
  const again = await earful(['import', file], next);
  expect({ code: again.code, err: again.err[0] }).toEqual({ code: 1, err: expect.stringContaining('an empty one') });
});

test('ends quietly when whoever reads has had enough', async () => {
  const database = sqliteDatabase();
  const site = await openSite({ database });
  for (let i = 0; i < 60; i++) await send(site, mintIdentity(), { comment: 'late '.repeat(800) });
  const file = join(root, 'packages/server/bin/earful.mjs');
  const child = spawn(process.execPath, [file, 'export'], {
    env: { ...process.env, EARFUL_DATA: database.options.folder },
  });
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(said).toEqual([]);
});

test('of one person, as CSV', async () => {
  const { out } = await earful(['export', '--format', 'csv', '--email', 'A@EXAMPLE.org'], {
    EARFUL_DATA: await filledFolder(),
  });
  expect(out.join('').trimEnd().split('\r\n')).toHaveLength(2);
  expect(out.join('')).toContain('"one"');
});

test.each([
  ['--reference', 'NOBODY'],
  ['--email', 'nobody@example.org'],
])('of somebody who has said nothing (%s) it says so, and writes no file', async (flag, name) => {
  const [EARFUL_DATA, file] = [await filledFolder(), join(temporaryFolder(), 'nobody.ndjson')];
  const { code, out, err } = await earful(['export', flag, name, '--out', file], { EARFUL_DATA });
  expect({ code, out, err }).toEqual({
    code: 1,
    out: [],
    err: [expect.stringContaining(`Nothing is stored for ${name}`)],
  });
  expect(existsSync(file)).toBe(false);
});

test('under a reference of several nothing is handed out, and --id names one of them', async () => {
  const database = sqliteDatabase();
  const site = await openSite({ database });
  const mine = mintIdentity();
  await send(site, mine, { comment: 'one' });
  await send(site, { ...mintIdentity(), reference: mine.reference }, { comment: 'two' });
  const EARFUL_DATA = database.options.folder!;
  const { code, out, err } = await earful(['export', '--reference', mine.reference], { EARFUL_DATA });
  expect({ code, out }).toEqual({ code: 1, out: [] });
  expect(err[0]).toContain(`${mine.critiqueId} at checkout`);
  const one = (await earful(['export', '--id', mine.critiqueId], { EARFUL_DATA })).out.join('');
  expect(one).toContain('"comment":"one"');
  expect(one).not.toContain('two');
});

test.each<[string[], string]>([
  [['export', '--format', 'xlsx'], 'use json or csv'],
  [['export', '--reference', 'A', '--email', 'b'], 'one of --reference, --id and --email'],
  [['export', '--email', ''], '--email must name somebody'],
  [['export', '--out', '/nowhere/x'], 'cannot be written'],
  [['import'], 'Say which file'],
  [['import', '/nowhere/x'], 'There is no file'],
  [['export', '--tombstones', '--format', 'csv'], 'leave the other flags out'],
])('%j fails with what to do', async (args, part) => {
  const EARFUL_DATA = temporaryFolder();
  await earful(['migrate'], { EARFUL_DATA });
  const { code, err } = await earful(args, { EARFUL_DATA });
  expect({ code, err }).toEqual({ code: 1, err: [expect.stringContaining(part)] });
});

test('a file that is there is left as it is, and one that is not whole is taken away', async () => {
  const [EARFUL_DATA, file] = [await filledFolder(), join(temporaryFolder(), 'x')];
  await earful(['export', '--out', file], { EARFUL_DATA });
  const before = readFileSync(file, 'utf8');
  expect((await earful(['export', '--format', 'csv', '--out', file], { EARFUL_DATA })).err[0]).toContain('exists');
  expect(readFileSync(file, 'utf8')).toBe(before);

  const broken = join(temporaryFolder(), 'y');
  await rowsOf(EARFUL_DATA, 'alter table waits rename to gone');
  const { code } = await earful(['export', '--out', broken], { EARFUL_DATA });
  expect({ code, left: existsSync(broken) }).toEqual({ code: 1, left: false });
});
