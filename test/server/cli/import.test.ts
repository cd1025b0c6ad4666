import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { earful } from '../support/command-line.js';
import { config } from '../support/site.js';
import { rowsOf } from '../support/sqlite-rows.js';
import { temporaryFolder } from '../support/temporary-folder.js';

function prepared(content: string) {
  const folder = temporaryFolder();
  const [EARFUL_CONFIG, file] = [join(folder, 'earful.config.json'), join(folder, 'old.CSV')];
  writeFileSync(EARFUL_CONFIG, JSON.stringify(config));
  writeFileSync(file, content);
  return { file, environment: { EARFUL_CONFIG, EARFUL_DATA: join(folder, 'data') } };
}

test('old complaints, first to see whether they can be taken, then for good, and again', async () => {
  const { file, environment } = prepared('Datum,Was,Wer\n2021-03-04,zu spät,x\n2026-01-02,nass,y\n');
  const flags = ['import', file, '--map', 'receivedAt=Datum', '--map', 'comment=Was', '--touchpoint', 'delivery'];
  const over = 'Of them 1 are older than words are kept; the next run of the retention deletes their words.';
  expect(await earful([...flags, '--dry-run'], environment)).toEqual({
    code: 0,
    err: [],
    out: ['2 complaints can be imported.', 'Not used: Wer.', over],
  });
  expect((await earful(flags, environment)).out[0]).toBe('Imported 2 of 2 complaints; the others were there.');
  expect((await earful(flags, environment)).out[0]).toBe('Imported 0 of 2 complaints; the others were there.');
  expect(await rowsOf(environment.EARFUL_DATA, 'select touchpoint_id, origin from revisions')).toEqual(
    [1, 2].map(() => ({ touchpoint_id: 'delivery', origin: 'imported' })),
  );
});

test('what is wrong is told by line and column', async () => {
  const { file, environment } = prepared('receivedAt,comment,touchpoint\nyesterday,x,checkout\n2025-01-02,x,nowhere\n');
  const { code, err } = await earful(['import', file], environment);
  expect(code).toBe(1);
  expect(err[0]?.split('\n')).toEqual([
    `${file} was not imported:`,
    '  line 2, column "receivedAt" is no moment; write one like 2024-03-31 or 2024-03-31T14:05:00+02:00',
    '  line 3, column "touchpoint" is not among the touchpoints',
  ]);
});

test.each([
  ['comment', 'takes a field and a heading'],
  ['coment=x', 'write "comment"'],
  ['constructor=x', 'There is no field'],
  ['comment=Complaint', 'has no heading "Complaint"'],
])('--map %s is refused', async (map, part) => {
  const { file, environment } = prepared('receivedAt,x\n2025-01-02,y\n');
  const { code, err } = await earful(['import', file, '--map', map], environment);
  expect({ code, err }).toEqual({ code: 1, err: [expect.stringContaining(part)] });
});
