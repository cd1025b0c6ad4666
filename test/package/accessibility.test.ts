import { describe, expect, test } from 'vitest';
import { readText } from '../helpers/repository.js';

const docs = readText('packages/widget/docs/accessibility.md');

/** WCAG 2.2, without 4.1.1, which it has withdrawn. */
const criteria = {
  'Level A':
    '1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 ' +
    '2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2',
  'Level AA':
    '1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 ' +
    '3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3',
};

/** Cells of the lines of one table, without its head. */
const tableBelow = (heading: string): string[][] => {
  const [, section] = docs.split(`\n## ${heading}\n`);
  const lines = section!.split('\n## ')[0]!.split('\n');
  const rows = lines.filter((line) => line.startsWith('|')).map((line) => line.slice(2, -2).split(' | '));
  return rows.slice(2);
};
const named = (cell = ''): string[] => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name]) => name!);

/** Every text of a file that may be a title; what a template fills in may be anything. */
const titlesIn = (file: string): RegExp[] =>
  [...readText(file).matchAll(/'((?:[^'\\\n]|\\.)+)'|`((?:[^`\\]|\\.)+)`/g)]
    .map(([, plain, template]) => plain ?? template!)
    .filter((text) => text.replaceAll(/\$\{[^}]*\}/g, '').length >= 10)
    .map((text) => text.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)))
    .map((parts) => new RegExp(`^${parts.join('.+')}$`));

const tests = tableBelow('The tests').map(([name, file, title]) => ({
  name: named(name)[0]!,
  file: `test/browser/${named(file)[0]}.spec.ts`,
  title: title!,
}));

test.each(tests)('$name is a test of $file', ({ file, title }) => {
  expect(titlesIn(file).some((pattern) => pattern.test(title))).toBe(true);
});

describe.each(Object.entries(criteria))('%s', (level, numbers) => {
  const rows = tableBelow(level);

  test('every criterion has one line, in order', () => {
    expect(rows.map(([criterion]) => criterion!.split(' ')[0])).toEqual(numbers.split(' '));
  });

  test.each(rows)('%s: %s', (_, conformance, remark, held) => {
    expect(['Supports', 'Partially supports', 'Not applicable']).toContain(conformance);
    expect(remark).not.toBe('');
    if (conformance === 'Supports') expect(named(held)).not.toEqual([]);
  });
});

test('every line of our own list names a test', () => {
  const bare = tableBelow('Our own list').filter(([, , held]) => !named(held).length);
  expect(bare).toEqual([]);
});

test('every test that is named is listed, and every one that is listed is named', () => {
  const held = ['Level A', 'Level AA', 'Our own list'].flatMap(tableBelow).flatMap((row) => named(row.at(-1)));
  expect([...new Set(held)].toSorted()).toEqual(tests.map(({ name }) => name).toSorted());
});

test('what a person must judge says for each line whether it has been', () => {
  for (const row of tableBelow('What a person must judge')) expect(row.at(-1)).toMatch(/^not run$|\d{4}-\d{2}-\d{2}/);
});
