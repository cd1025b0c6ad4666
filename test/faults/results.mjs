/** Columns of the table: the name of the project, and what people call it. */
const columns = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK', node: 'Node' };

const testsOf = (suite) => [
  ...(suite.suites ?? []).flatMap(testsOf),
  ...(suite.specs ?? []).flatMap(({ title, tests }) => tests.map((test) => ({ title, ...test }))),
];

const said = (test, type) => test.annotations.filter((one) => one.type === type).map(({ description }) => description);

/** What came of one row in one engine. */
const outcomeOf = (test) =>
  said(test, 'not run').length
    ? 'not run'
    : test.status === 'expected'
      ? 'ok'
      : test.status === 'flaky'
        ? 'flaky'
        : 'RED';

/**
 * What came of the soak, a line for each engine.
 * @param {object} report what Playwright's reporter `json` writes
 */
export const soakLines = (report) =>
  report.suites.flatMap(testsOf).map((test) => {
    const outcome = outcomeOf(test);
    const balance = outcome === 'ok' ? '0 lost, 0 doubled, 0 falsely called saved or received' : outcome;
    return `- ${[columns[test.projectName], balance, ...said(test, 'figure')].join(': ')}`;
  });

/**
 * The table of results.
 * @param {object} report what Playwright's reporter `json` writes
 * @param {{date: string, seed: string, soak?: object, simulation?: {isGreen: boolean, runs: number}}} run `soak`: the report of the
 *   soak, if it was played
 * @returns {{text: string, red: string[]}} the page in Markdown, and rows that are not as expected
 */
export function resultsOf(report, { date, seed, soak, simulation }) {
  const tests = report.suites.flatMap(testsOf);
  const rows = new Map();
  for (const test of tests) {
    const [, id, fault, expected] = /^row (\d+): (.*) → (.*?)$/.exec(test.title.replace('K→D1', 'K, then D1')) ?? [];
    const row = rows.get(id) ?? { id: Number(id), fault, expected, cells: {}, notes: [] };
    rows.set(id, row);
    row.cells[test.projectName] = outcomeOf(test);
    const name = columns[test.projectName];
    for (const why of said(test, 'not run')) row.notes.push(`${name}, not run: ${why}`);
    for (const figure of said(test, 'figure')) row.notes.push(`${name}: ${figure}`);
  }
  const ordered = [...rows.values()].toSorted((a, b) => a.id - b.id);
  const used = Object.keys(columns).filter((project) => tests.some(({ projectName }) => projectName === project));
  const versions = used.map((project) => {
    const one = tests.find(({ projectName, annotations }) => projectName === project && annotations.length > 0);
    return one ? said(one, 'engine')[0] : columns[project];
  });
  const missing = Object.keys(columns).filter((project) => !used.includes(project));
  const red = ordered.flatMap(({ id, cells }) =>
    Object.entries(cells)
      .filter(([, outcome]) => outcome === 'RED' || outcome === 'flaky')
      .map(([project, outcome]) => `row ${id} in ${columns[project]}: ${outcome}`),
  );
  const count = (outcome) => tests.filter((test) => outcomeOf(test) === outcome).length;
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const text = [
    '# Results of the fault matrix',
    '',
    `Written by \`npm run faults\` on ${date}, with ${versions.join(', ')}. Seed ${seed}: \`EARFUL_SEED=${seed} npm run faults\``,
    'plays it again. Every row is judged by the ledger besides what it looks at itself: each critique is stored exactly once, or on the',
    'device, or back with its customer, and nothing was called received or saved that is not; no page had an error.',
    '',
    '**D1** delivered exactly once as the store sees it · **K** kept on the device · **E** a clear message and nothing lost · **H** the',
    "host's page is none the worse. Empty: the matrix does not ask for it.",
    '',
    `${count('ok')} as expected, ${count('RED') + count('flaky')} not, ${count('not run')} not run.`,
    ...missing.map((project) => `\n**${columns[project]} was not found: nothing ran in it.**`),
    '',
    line(['row', 'fault', 'expected', ...used.map((project) => columns[project])]),
    line(['row', 'fault', 'expected', ...used].map(() => '---')),
    ...ordered.map(({ id, fault, expected, cells }) =>
      line([id, fault, expected.replace('K, then D1', 'K→D1'), ...used.map((project) => cells[project] ?? '')]),
    ),
    '',
    ...(soak
      ? [
          '## Soak',
          '',
          'Five tabs of one visitor in each engine, all engines at once: they write, answer prompts, reload, go back and forward, are closed and',
          'opened, while the network breaks in every way of the proxy, by chance. Then everything is mended, and the ledger judges. `npm run',
          'soak` plays it alone; the seed replays which faults and deeds come.',
          '',
          ...soakLines(soak),
          '',
        ]
      : []),
    ...(simulation
      ? [
          '## Simulation',
          '',
          'Many tabs that run the real client over one storage, in Node, in a world where every step may fail (`npm run simulation`).',
          '',
          `- ${simulation.runs.toLocaleString('en')} runs: ${simulation.isGreen ? '0 texts lost, doubled, or spoken of wrongly' : 'RED'}`,
          '',
        ]
      : []),
    '## Figures, and what was not run',
    '',
    ...ordered.flatMap(({ id, notes }) => notes.map((note) => `- ${id}. ${note}`)),
    '',
  ].join('\n');
  return { text, red };
}
