import * as widget from '@earful/widget';
import { expect, test } from 'vitest';
import { readText } from '../helpers/repository.js';

const readme = readText('packages/widget/README.md');

test('every file that a page may fetch stands in the table', () => {
  const files = [...readText('test/size.mjs').matchAll(/'packages\/widget\/bundle\/(.+\.js)':/g)].map(
    ([, file]) => file!,
  );
  expect(files.length).toBeGreaterThan(20);
  const table = readme.split('\n').filter((line) => line.startsWith('| `'));
  expect(files.filter((file) => !table.some((line) => line.split(' | ')[0]!.includes(file)))).toEqual([]);
});

test('what the package exports is what the README tells of', () => {
  expect(Object.keys(widget)).toEqual(['start', 'version']);
  for (const name of Object.keys(widget)) expect(readme).toContain(`\`${name}`);
});
