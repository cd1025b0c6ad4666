/**
 * `kill -9` cannot tell whether a commit was on the disk: what the system has in its memory survives the process. The order
 * of system calls can, and so can a log that is cut to what was synchronised, as a loss of power would leave it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOf } from '../../server/support/sqlite-rows.js';
import { afterPowerLoss, answeredTooEarly, answersIn } from './power-loss.js';
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
  expect(answersIn(deeds)).toHaveLength(count);
  expect(answeredTooEarly(deeds)).toEqual([]);
});

const idsAfter = (length: number, zeros: number): Promise<string[]> =>
  afterPowerLoss(folder, length, zeros, async (copy) => {
    expect(await rowsOf(copy, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    return (await rowsOf<{ id: string }>(copy, 'select id from critiques')).map(({ id }) => id);
  });

test.skipIf(reason)('a loss of power takes nothing that was acknowledged, wherever it tears the log', async () => {
  const answers = answersIn(deeds);
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
