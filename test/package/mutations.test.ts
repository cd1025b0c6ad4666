import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { mutations } from '../faults/mutations/mutations.mjs';
import { root as cwd } from '../helpers/repository.js';

test.each(Object.keys(mutations))('the mistake can still be made: %s', (name) => {
  const { stderr } = spawnSync('git', ['apply', '--check', `test/faults/mutations/${name}.patch`], { cwd });
  expect(String(stderr)).toBe('');
});

// Where nothing is built, because the copy holds sources only.
test('`npm run mutations` makes one in a copy of the sources, and its test is red', { timeout: 120_000 }, () => {
  const run = ['test/faults/mutations/run.mjs', 'csv-without-prefix'];
  const { stdout, stderr } = spawnSync(process.execPath, run, { cwd, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^csv-without-prefix +caught .*/);
  expect(stdout).toContain('Every mutation is caught.');
});
