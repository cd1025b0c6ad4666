import { expect, test } from 'vitest';
import { createFileLock } from '../../packages/client/src/file-lock.js';
import { temporaryFolder } from '../server/support/temporary-folder.js';
import { bundleProgram, startChild } from './helpers/child.js';

const count = () => {
  let runs = 0;
  return {
    work: async () => void runs++,
    get runs() {
      return runs;
    },
  };
};

test('one at a time, and the next as soon as it is done', async () => {
  const name = temporaryFolder();
  const counted = count();
  let finish = () => {};
  const first = createFileLock(name)(() => new Promise((resolve) => (finish = resolve)));
  const other = createFileLock(name);
  await other(counted.work);
  expect(counted.runs).toBe(0);
  await createFileLock(`${name} of another receiver`)(counted.work);
  expect(counted.runs).toBe(1);
  finish();
  await first;
  await other(counted.work);
  expect(counted.runs).toBe(2);
});

test('after two refusals in a row the work runs without it', async () => {
  const name = temporaryFolder();
  const counted = count();
  let finish = () => {};
  const first = createFileLock(name)(() => new Promise((resolve) => (finish = resolve)));
  const other = createFileLock(name);
  for (const expected of [0, 0, 1, 0 + 1]) {
    await other(counted.work);
    expect(counted.runs).toBe(expected);
  }
  finish();
  await first;
});

test('dies with its process', async () => {
  const folder = temporaryFolder();
  const child = startChild(await bundleProgram('test/client/helpers/hold-lock.ts', folder), [folder]);
  await child.until(1);
  expect(child.said).toEqual(['held']);
  const counted = count();
  const runLocked = createFileLock(folder);
  await runLocked(counted.work);
  expect(counted.runs).toBe(0);
  child.kill();
  await child.closed;
  await runLocked(counted.work);
  expect(counted.runs).toBe(1);
});
