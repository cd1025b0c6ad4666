import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { afterPowerLoss, answeredTooEarly, answersIn } from '../durability/power-loss.js';
import { obstacle, traceReceiver } from '../durability/traced-receiver.js';
import { createLedger } from '../ledger.js';
import type { Row } from '../row.js';

const why = obstacle();
const count = 12;
const cuts = 60;

/** What only a loss of power shows: a killed process leaves everything to the system. */
export const storePower: Row[] = [
  {
    id: 29,
    title: 'the power goes: the log is cut to what was synchronised when an answer went out, or torn behind it',
    engines: ['node'],
    expected: 'D1',
    limitMs: 120_000,
    ...(why && { notRun: { node: why } }),
    async run({ random, figure }) {
      const folder = mkdtempSync(join(tmpdir(), 'earful-power-'));
      try {
        const deeds = await traceReceiver(folder, count);
        expect(answeredTooEarly(deeds)).toEqual([]);
        const answers = answersIn(deeds);
        expect(answers).toHaveLength(count);
        for (let times = 0; times < cuts; times += 1) {
          const index = Math.floor(random() * count);
          const { synced, written } = answers[index]!;
          const length = synced + Math.floor(random() * random() * (written - synced));
          const ids = await afterPowerLoss(folder, length, Math.floor(random() * 9_000), (copy) => {
            const { query } = createLedger(copy);
            expect(query('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
            return query('select id from critiques').map(({ id }) => id);
          });
          expect(ids).toEqual(expect.arrayContaining(answers.slice(0, index + 1).map(({ id }) => id)));
        }
        figure(`${count} answers, ${cuts} cuts`);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
];
