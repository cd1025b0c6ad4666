import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { obstacle } from '../../helpers/run-postgres.mjs';
import type { StoredRow } from '../audit.js';
import { audit } from '../audit.js';
import { envelopeOf, mint, post } from '../envelope.js';
import type { KillableReceiver } from '../killable-receiver.js';
import { createKillableReceiver } from '../killable-receiver.js';
import { ownPostgres } from '../own-postgres.js';
import type { Row } from '../row.js';
import type { Stage } from '../stage.js';
import { elsewhere } from '../stage.js';

/** Two processes on one database, and what is noted of everything that is sent to them. */
interface Pair {
  receivers: [KillableReceiver, KillableReceiver];
  stored(): Promise<StoredRow[]>;
  /** Sends one envelope until it is acknowledged, each time to whichever `choose` says; resolves with the statuses. */
  deliver(envelope: string, choose: () => KillableReceiver): Promise<number[]>;
}

/** Plays with a pair on a SQLite file, then with one on a PostgreSQL, and judges both ledgers. */
async function withPairs(stage: Stage, run: (pair: Pair, engine: string) => Promise<void>): Promise<void> {
  for (const engine of ['SQLite', ...(obstacle() ? [] : ['PostgreSQL'])]) {
    const folder = mkdtempSync(join(tmpdir(), 'earful-pair-'));
    const postgres = engine === 'PostgreSQL' ? await ownPostgres() : undefined;
    const { ledger } = elsewhere(stage, folder);
    const noted = {
      submitted: [],
      outcomes: [],
      faults: [],
      violations: [],
      shown: [],
    } as (typeof ledger.noted)[number];
    const start = () => createKillableReceiver(folder, stage.proxy.url, postgres ? ['--database', postgres.url] : []);
    const receivers: Pair['receivers'] = [start(), start()];
    const stored = async () => (postgres ? postgres.stored() : ledger.stored());
    try {
      for (const receiver of receivers) await receiver.start();
      await run(
        {
          receivers,
          stored,
          async deliver(envelope, choose) {
            const { body } = JSON.parse(envelope) as { body: string };
            const { critiqueId, revision, comment } = JSON.parse(body) as (typeof noted.submitted)[number];
            noted.submitted.push({ critiqueId, revision, comment });
            const statuses: number[] = [];
            for (;;) {
              const { endpoint } = choose();
              const status = await post(endpoint, envelope).then(
                async (response) => (await response.text(), response.status),
                () => 0,
              );
              statuses.push(status);
              if (status === 200 || status === 201) {
                noted.outcomes.push({ critiqueId, revision, state: 'received', status, atMs: Date.now() });
                return statuses;
              }
              expect([0, 503]).toContain(status);
            }
          },
        },
        engine,
      );
      expect(audit({ noted: [noted], told: [], stored: await stored(), lying: [] })).toEqual([]);
    } finally {
      for (const receiver of receivers) await receiver.kill();
      await postgres?.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

const kills = 8;
const clients = 12;

/** Several receivers on one database. */
export const receivers: Row[] = [
  {
    id: 34,
    title: 'the same critique 200 times at once, half of them to another process on the same database',
    engines: ['node'],
    core: ['node'],
    expected: 'D1',
    limitMs: 120_000,
    run: (stage) =>
      withPairs(stage, async ({ receivers: both, stored, deliver }) => {
        const body = envelopeOf(mint(), stage.words());
        const answers = await Promise.all(
          Array.from({ length: 200 }, async (_, index) => {
            const response = await post(both[index % 2]!.endpoint, body);
            return { status: response.status, text: await response.text() };
          }),
        );
        expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
        expect(answers.filter(({ status }) => status === 200)).toHaveLength(199);
        const receipts = answers.map(({ text }) => ({ ...(JSON.parse(text) as object), status: '' }));
        expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
        expect(await stored()).toHaveLength(1);
        // For the ledger: one more time, which is a duplicate.
        expect(await deliver(body, () => both[0])).toEqual([200]);
      }),
  },
  {
    id: 36,
    title: 'one of two receivers on one database is killed (SIGKILL) under load, at random moments, again and again',
    engines: ['node'],
    core: ['node'],
    expected: 'D1, the other goes on',
    limitMs: 240_000,
    run: (stage) =>
      withPairs(stage, async ({ receivers: both, deliver, stored }, engine) => {
        const { random } = stage;
        const alive = new Set(both);
        const found = { acknowledged: 0, unavailable: 0, 'cut off': 0 };
        const waiting: { count: number; go: () => void }[] = [];
        /** Resolves after so many more have been acknowledged. */
        const after = (more: number) =>
          new Promise<void>((go) => void waiting.push({ count: found.acknowledged + more, go }));
        let isOver = false;
        const client = async (): Promise<void> => {
          while (!isOver) {
            const identity = mint();
            // Of the one that is killed its clients learn only when they are cut off; then they go to the other.
            let prefers = both[random() < 0.5 ? 0 : 1]!;
            const choose = () => (alive.has(prefers) ? prefers : (prefers = [...alive][0]!));
            for (let revision = 1; revision <= (random() < 0.3 ? 2 : 1); revision += 1) {
              const statuses = await deliver(envelopeOf(identity, stage.words(), { revision }), choose);
              found.unavailable += statuses.filter((status) => status === 503).length;
              found['cut off'] += statuses.filter((status) => status === 0).length;
              found.acknowledged += 1;
              for (const one of waiting.filter(({ count }) => count <= found.acknowledged)) one.go();
            }
          }
        };
        const load = Promise.all(Array.from({ length: clients }, client));
        for (let times = 0; times < kills; times += 1) {
          await after(5 + Math.floor(random() * 60));
          const victim = both[random() < 0.5 ? 0 : 1]!;
          const gone = victim.kill();
          alive.delete(victim);
          await gone;
          // Without it.
          await after(30);
          await victim.start();
          alive.add(victim);
        }
        isOver = true;
        await load;
        const rows = await stored();
        expect(rows).toHaveLength(found.acknowledged);
        expect(found['cut off']).toBeGreaterThan(0);
        stage.figure(
          `${engine}: ${kills} kills, ${Object.entries(found)
            .map(([what, count]) => `${count} ${what}`)
            .join(', ')}`,
        );
      }),
  },
];
