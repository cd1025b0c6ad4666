import { expect, test } from 'vitest';
import { resultsOf } from './results.mjs';

const cell = (projectName: string, status: string, ...annotations: [type: string, description: string][]) => ({
  projectName,
  status,
  annotations: annotations.map(([type, description]) => ({ type, description })),
});
const report = {
  suites: [
    {
      specs: [
        {
          title: 'row 21: 429 → K→D1',
          tests: [
            cell('chromium', 'expected', ['engine', 'Chromium 1'], ['figure', '2.1 s']),
            cell('firefox', 'unexpected'),
          ],
        },
        { title: 'row 2: answer lost → D1', tests: [cell('chromium', 'expected', ['not run', 'it cannot'])] },
      ],
    },
  ],
};

test('the soak stands beside the matrix, if it was played', () => {
  const soak = {
    suites: [
      {
        specs: [
          {
            title: 'soak: 20 minutes',
            tests: [cell('webkit', 'expected', ['figure', '9 delivered']), cell('firefox', 'unexpected')],
          },
        ],
      },
    ],
  };
  const run = { date: '2026-11-25', seed: '7' };
  expect(resultsOf(report, run).text).not.toContain('Soak');
  const { text } = resultsOf(report, { ...run, soak });
  expect(text).toContain('- WebKitGTK: 0 lost, 0 doubled, 0 falsely called saved or received: 9 delivered');
  expect(text).toContain('- Firefox: RED');
});

test('so does the simulation', () => {
  const run = { date: '2026-11-25', seed: '7' };
  const with20000 = (isGreen: boolean) => resultsOf(report, { ...run, simulation: { isGreen, runs: 20_000 } }).text;
  expect(with20000(true)).toContain('- 20,000 runs: 0 texts lost, doubled, or spoken of wrongly');
  expect(with20000(false)).toContain('- 20,000 runs: RED');
  expect(resultsOf(report, run).text).not.toContain('Simulation');
});

test('rows in order, cells by engine, what was red, not run or not found is said', () => {
  const { text, red } = resultsOf(report, { date: '2026-11-25', seed: '7' });
  expect(red).toEqual(['row 21 in Firefox: RED']);
  expect(text.split('\n').filter((line) => line.startsWith('| '))).toEqual([
    '| row | fault | expected | Chromium | Firefox |',
    '| --- | --- | --- | --- | --- |',
    '| 2 | answer lost | D1 | not run |  |',
    '| 21 | 429 | K→D1 | ok | RED |',
  ]);
  expect(text).toContain('1 as expected, 1 not, 1 not run.');
  expect(text).toContain('- 2. Chromium, not run: it cannot');
  expect(text).toContain('- 21. Chromium: 2.1 s');
  expect(text).toContain('**WebKitGTK was not found: nothing ran in it.**');
  expect(text).toContain('EARFUL_SEED=7 npm run faults');
});
