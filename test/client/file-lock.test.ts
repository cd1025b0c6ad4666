import { expect, test } from 'vitest';
import { createFileLock } from '../../packages/client/src/file-lock.js';
import { temporaryFolder } from '../server/support/temporary-folder.js';
import { bundleProgram, startChild } from './helpers/child.js';

/** What each run was told: whether nobody else was at it. */
const listener = () => {
  const told: unknown[] = [];
  return { told, work: async (isFree: unknown) => void told.push(isFree) };
};

test('one at a time, and the next as soon as it is done', async () => {
  const name = temporaryFolder();
  const { told, work } = listener();
  let finish = () => {};
  const first = createFileLock(name)(() => new Promise((resolve) => (finish = resolve)));
  const other = createFileLock(name);
  await other(work);
  expect(told).toEqual([false]);
  await createFileLock(`${name} of another receiver`)(work);
  expect(told).toEqual([false, true]);
  finish();
  await first;
  await other(work);
  expect(told).toEqual([false, true, true]);
});

test('dies with its process', async () => {
  const folder = temporaryFolder();
  const child = startChild(await bundleProgram('test/client/helpers/hold-lock.ts', folder), [folder]);
  await child.until(1);
  expect(child.said).toEqual(['held']);
  const { told, work } = listener();
  const runLocked = createFileLock(folder);
  await runLocked(work);
  expect(told).toEqual([false]);
  child.kill();
  await child.closed;
  await runLocked(work);
  expect(told).toEqual([false, true]);
});
