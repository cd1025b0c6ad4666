import { randomBytes } from 'node:crypto';
import { createClient } from '@earful/client';
import type { WorkDone, WorkWanted } from '@earful/protocol';
import { createEarful } from '@earful/server';
import { expect } from '@playwright/test';
import { doWork, wantedBy } from '../../server/support/work.js';
import type { Whole } from '../both-stores.js';
import { nowMs, onBothStores, publicUrl } from '../both-stores.js';
import { envelopeOf, mint, plainText } from '../envelope.js';
import { contentOf } from '../node-customer.js';
import type { Row } from '../row.js';
import { config } from '../site.js';

const tries = 20;
const attacks = 300;

/** A receiver that wants work, on the same store. Its clock can be set, and its address is that of a project. */
function receiver({ store }: Whole, clock: { nowMs: number }, address = publicUrl) {
  const earful = createEarful({ config, store, publicUrl: address, proofOfWork: tries, now: () => clock.nowMs });
  const fetch = (body: string): Promise<Response> =>
    earful.fetch(new Request(`${address}/earful/v1/critiques`, { method: 'POST', headers: plainText, body }));
  return { earful, fetch };
}

/** Work that was asked for and done, and then tampered with. */
function forgeries(one: WorkWanted, other: WorkWanted): WorkDone[] {
  const [[terms, signature], [otherTerms, otherSignature]] = [one, other].map(({ challenge }) =>
    challenge.split('.'),
  ) as [[string, string], [string, string]];
  const parts = JSON.parse(Buffer.from(terms, 'base64url').toString()) as unknown[];
  const rewritten = parts.map((_, index) => Buffer.from(JSON.stringify(parts.with(index, 2))).toString('base64url'));
  const longer = Buffer.from(JSON.stringify([...parts, 1])).toString('base64url');
  const challenges = [...rewritten, longer, otherTerms, `${terms}A`, ` ${terms}`].map((text) => `${text}.${signature}`);
  challenges.push(`${terms}.${otherSignature}`, terms, `${terms}.`, `${terms}.${signature}.${signature}`);
  challenges.push(`${terms}.${randomBytes(32).toString('base64url')}`, other.challenge);
  return challenges.map((challenge) => doWork({ ...one, challenge }));
}

/** Work is wanted of whoever floods, and is good for what it was done for. */
export const proofOfWork: Row[] = [
  {
    id: 91,
    title: 'proof of work replayed for other words, spliced, run out, done for another project',
    engines: ['node'],
    expected: 'N or R; D1 for who works',
    async run(stage) {
      const found = await onBothStores(async (whole) => {
        const clock = { nowMs };
        const { earful, fetch } = receiver(whole, clock);
        const asked = async (identity = mint(), words = stage.words()) => {
          const envelope = (around = {}) =>
            envelopeOf(identity, words, { submittedAt: new Date(nowMs).toISOString() }, around);
          return { envelope, wanted: await wantedBy(await fetch(envelope())) };
        };
        const count = async () => (await whole.query('select id from critiques')).length;
        const before = await count();

        const [one, other] = [await asked(), await asked()];
        const work = doWork(one.wanted);
        // Before it was used, and after: for its own words once, for others never.
        for (const use of [false, true]) {
          if (use) expect((await fetch(one.envelope({ work }))).status).toBe(201);
          for (const forged of [work, ...forgeries(other.wanted, one.wanted)])
            expect((await fetch(other.envelope({ work: forged }))).status, forged.challenge).toBe(428);
        }
        const replays = await Promise.all(
          Array.from({ length: attacks }, (_, index) =>
            fetch(index % 2 ? one.envelope({ work }) : envelopeOf(mint(), stage.words(), {}, { work })),
          ),
        );
        expect(replays.filter(({ status }) => status === 200)).toHaveLength(attacks / 2);
        expect(replays.filter(({ status }) => status === 428)).toHaveLength(attacks / 2);
        expect(await count()).toBe(before + 1);

        // Another project, be it on a copy of this very store.
        const elsewhere = receiver(whole, clock, 'https://other.example');
        const late = await asked();
        const done = doWork(late.wanted);
        expect((await elsewhere.fetch(late.envelope({ work: done }))).status).toBe(428);
        clock.nowMs += 10 * 60_000;
        expect((await fetch(late.envelope({ work: done }))).status).toBe(428);
        const renewed = doWork(await wantedBy(await fetch(late.envelope())));
        expect((await fetch(late.envelope({ work: renewed }))).status).toBe(201);

        // Nothing is remembered of all this but one key; the honest have their critique stored, once.
        expect(await whole.query("select name from shared_keys where name <> 'time'")).toEqual([{ name: 'work' }]);
        const client = createClient({
          endpoint: `${publicUrl}/earful`,
          fetch: (url, init) => earful.fetch(new Request(url as string, init)),
        });
        await client.submit(client.mint(), 1, contentOf(stage.words()));
        await expect.poll(async () => (await client.pending()).length, { timeout: 10_000 }).toBe(0);
        expect(await count()).toBe(before + 3);
        await Promise.all([earful.close(), elsewhere.earful.close()]);
        return whole.engine;
      });
      stage.figure(
        `${found.join(', ')}: ${attacks} replays, none stored twice or for others; 1 row kept of it, no list of what is spent`,
      );
    },
  },
];
