import { expect, test } from 'vitest';
import { filesBelow, readText } from '../helpers/repository.js';

const ours = ['packages', 'demo', 'test'].flatMap(filesBelow);
const code = ours.filter((file) => /\.(ts|tsx|mjs|js|css|html)$/.test(file));
const typescript = code.filter((file) => /\.tsx?$/.test(file));

test('no file of ours is longer than 300 lines', () => {
  const long = code.map((file) => ({ file, lines: readText(file).split('\n').length - 1 }));
  expect(long.filter(({ lines }) => lines > 300)).toEqual([]);
});

test('files are kebab-case', () => {
  const name = /^(\.?[a-z0-9]+([-.][a-z0-9]+)*(\.d)?\.[a-z]+|README\.md|RESULTS\.md)$/;
  expect(code.filter((file) => !name.test(file.split('/').at(-1) ?? ''))).toEqual([]);
});

test('no path contains a word that content blockers match', () => {
  const blocked = /(^|[^a-z])(survey|track|analytics|beacon|collect|pixel|event|ads)([^a-z]|$)/i;
  expect(ours.filter((file) => blocked.test(file))).toEqual([]);
});

test.each([
  ['default exports', /^export default /m],
  ['enums', /^\s*(export )?(const )?enum /m],
  ['decorators', /^\s*@[a-z]+\(.*\)\s*$/m],
  ['namespaces', /^\s*(export )?(declare )?namespace /m],
])('the packages have no %s', (_, pattern) => {
  const guilty = typescript.filter((file) => file.startsWith('packages/') && pattern.test(readText(file)));
  expect(guilty).toEqual([]);
});

test('nothing is unfinished, skipped or focused', () => {
  // Split so that this file does not find itself.
  const unfinished = new RegExp(['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'lorem' + ' ipsum'].join('|'));
  const idle = new RegExp(String.raw`\b(it|test|describe)\.(only|skip|todo)\(`);
  expect(code.filter((file) => unfinished.test(readText(file)) || idle.test(readText(file)))).toEqual([]);
});

/** Files of the packages that hold what the pattern matches. */
const sourcesWith = (pattern: RegExp): string[] =>
  code.filter((file) => /^(packages|demo)\/.*\bsrc\//.test(file) && pattern.test(readText(file)));

test('words of customers reach a page as text only', () => {
  const asMarkup =
    /\.(inner|outer)HTML\b|insertAdjacentHTML|dangerouslySetInnerHTML|unsafe(HTML|SVG|Static)|document\.write|srcdoc/;
  expect(sourcesWith(asMarkup)).toEqual([]);
});

test('one place writes CSV, which spreadsheets run', () => {
  expect(sourcesWith(/csv-stringify|text\/csv/i)).toEqual(['packages/server/src/export/export-csv.ts']);
});
