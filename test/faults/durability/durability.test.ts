/**
 * `kill -9` cannot tell whether a commit was on the disk: what the system has in its memory survives the process. The order
 * of system calls can, and so can a log that is cut to what was synchronised, as a loss of power would leave it.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOf } from '../../server/support/sqlite-rows.js';
import type { Deed } from './trace.js';
import { obstacle, traceReceiver } from './traced-receiver.js';

const reason = obstacle();
if (reason) console.warn(`Durability is not proven here: ${reason}.`);

const count = 12;
const folder = mkdtempSync(join(tmpdir(), 'earful-durability-'));
let deeds: Deed[] = [];
beforeAll(async () => {
  if (!reason) deeds = await traceReceiver(folder, count);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(reason)('every acknowledged write was synchronised before the first byte of its answer', () => {
  let isDirty = false;
  let wrote = false;
  const answers: { wrote: boolean; isDirty: boolean }[] = [];
  for (const deed of deeds) {
    if (deed.what === 'wrote the log') wrote = isDirty = true;
    if (deed.what === 'synchronised the log') isDirty = false;
    if (deed.what !== 'answered') continue;
    answers.push({ wrote, isDirty });
    wrote = false;
  }
  expect(answers).toEqual(Array(count).fill({ wrote: true, isDirty: false }));
});

/** Per answer: its id, how much of the log was synchronised by then, and how long the log was when the next one came. */
const moments = (): { id: string; synced: number; written: number }[] => {
  const found: { id: string; synced: number; written: number }[] = [];
  let synced = 0;
  let written = 0;
  for (const deed of deeds) {
    if (deed.what === 'wrote the log') written = Math.max(written, deed.end);
    if (deed.what === 'synchronised the log') synced = written;
    if (found.length) found.at(-1)!.written = written;
    if (deed.what === 'answered') found.push({ id: deed.id, synced, written });
  }
  return found;
};

/** Ids in a copy of the database whose log is as a loss of power may leave it: `length` bytes, and zeros behind them. */
const idsAfter = async (length: number, zeros: number): Promise<string[]> => {
  const copy = mkdtempSync(join(folder, 'cut-'));
  copyFileSync(join(folder, 'earful.db'), join(copy, 'earful.db'));
  const log = readFileSync(join(folder, 'earful.db-wal')).subarray(0, length);
  writeFileSync(join(copy, 'earful.db-wal'), Buffer.concat([log, Buffer.alloc(zeros)]));
  expect(await rowsOf(copy, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  const rows = await rowsOf<{ id: string }>(copy, 'select id from critiques');
  rmSync(copy, { recursive: true });
  return rows.map(({ id }) => id);
};

test.skipIf(reason)('a loss of power takes nothing that was acknowledged, wherever it tears the log', async () => {
  const answers = moments();
  expect(answers).toHaveLength(count);
  // Only then is the database file the same at every moment.
  const first = deeds.findIndex(({ what }) => what === 'answered');
  expect(deeds.slice(first).map(({ what }) => what)).not.toContain('wrote the database');
  const moment = fc.nat(count - 1);
  // Without what was written but not synchronised, and with any part of it.
  await fc.assert(
    fc.asyncProperty(moment, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(9_000), async (index, part, zeros) => {
      const { synced, written } = answers[index]!;
      const acknowledged = answers.slice(0, index + 1).map(({ id }) => id);
      for (const length of [synced, synced + Math.floor(part * (written - synced))]) {
        expect(await idsAfter(length, zeros)).toEqual(expect.arrayContaining(acknowledged));
      }
    }),
    { numRuns: 40 },
  );
});
