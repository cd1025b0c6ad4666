import { expect } from '@playwright/test';
import type { Identity } from '@earful/client';
import { soon } from '../customer.js';
import { contentOf, nodeClient } from '../node-customer.js';
import { pageClock, setClock } from '../page-clock.js';
import { answerOf, bodyOf, isCritique } from '../proxy/seen.js';
import type { Row } from '../row.js';
import { everywhere } from '../row.js';
import { plainTag } from '../site.js';
import { arrived, critiques, once, posts } from './steps.js';

const hourMs = 3_600_000;

/** Between 15 min and 6 h from now, by the clock of the page. */
const isSlowLane = (notBefore: number, nowMs: number): boolean =>
  notBefore - nowMs > 899_000 && notBefore - nowMs < 6 * hourMs + 1_000;

/** What a proxy or a bad deployment says, not our receiver. */
const page = (status: number) => ({ kind: 'answer' as const, status, body: '<!doctype html><title>Sorry</title>' });

/** A document of our own receiver. */
const problem = (status: number, code: string) => ({
  kind: 'answer' as const,
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ earful: 1, type: `urn:earful:problem:${code}`, title: 'No.', status, code }),
});

/** What the receiver, or somebody in its place, answers. */
export const answers: Row[] = [
  {
    id: 20,
    title: '500, 502, 503 and 504: once each, then 503 for fifty tries',
    engines: everywhere,
    core: ['chromium'],
    expected: 'K→D1',
    async run(stage) {
      const { proxy, site, ledger } = stage;
      site.pages.script = pageClock(0);
      const customer = await arrived(stage);
      let aheadMs = 0;
      const until = async (notBefore: number): Promise<void> => {
        aheadMs = Math.max(aheadMs, notBefore - Date.now());
        await customer.tab.evaluate(setClock, aheadMs);
      };

      for (const status of [500, 502, 503, 504]) {
        proxy.inject(page(status), once);
        await customer.submit(stage.words());
        await customer.flush();
        const [record] = await customer.holds(1);
        expect(record).toMatchObject({ tries: 1 });
        await until(record!.notBefore);
        await customer.wake();
        await customer.holds(0);
      }

      const lift = proxy.inject(page(503), critiques);
      await customer.tap();
      await customer.isTold('saved');
      const spread: number[] = [];
      for (let tries = 1; tries <= 50; tries++) {
        const [record] = await customer.device();
        expect(record).toMatchObject({ tries });
        expect(record).not.toHaveProperty('returned');
        const waitMs = record!.notBefore - (Date.now() + aheadMs);
        const ceilingMs = 2_000 * Math.min(450, 2 ** tries);
        expect(waitMs).toBeLessThanOrEqual(ceilingMs);
        spread.push((waitMs - 2_000) / (ceilingMs - 2_000));
        if (tries === 50) break;
        await until(record!.notBefore);
        await customer.wake();
        await customer.hears(9 + tries);
        await expect.poll(async () => (await customer.device())[0]?.tries, soon).toBe(tries + 1);
      }
      // Anywhere between 2 s and the ceiling, so that devices that failed together do not come back together.
      expect(Math.min(...spread)).toBeLessThan(0.3);
      expect(Math.max(...spread)).toBeGreaterThan(0.7);
      const mean = spread.reduce((sum, one) => sum + one, 0) / spread.length;
      stage.figure(`50 tries; waits at ${Math.round(mean * 100)} % of their range on average`);
      expect(ledger.stored()).toHaveLength(4);

      lift();
      await until((await customer.device())[0]!.notBefore);
      await customer.wake();
      await customer.isTold('received');
      await customer.holds(0);
    },
  },
  {
    id: 21,
    title: '429 with Retry-After: 2, ten queued and one new',
    engines: everywhere,
    core: ['chromium'],
    expected: 'K→D1',
    async run(stage) {
      const { proxy, ledger } = stage;
      const customer = await arrived(stage);
      await proxy.down();
      await customer.submit(...Array.from({ length: 10 }, stage.words));
      await customer.holds(10);
      await customer.flush();
      await proxy.up();
      const heard = (await customer.outcomes()).length;
      proxy.inject({ ...page(429), headers: { 'retry-after': '2' } }, once);
      await customer.wake();
      await customer.hears(heard + 1);
      const newWords = stage.words();
      await customer.submit(newWords);
      // Nothing of the queue is touched, and nothing is sent, the new one included.
      expect((await customer.holds(11)).map(({ body }) => body).join()).toContain(newWords);
      expect(posts(stage).map(({ fault }) => fault)).toEqual(['answer']);

      await customer.holds(0);
      const [first, second] = posts(stage);
      stage.figure(`next try after ${((second!.atMs - first!.atMs) / 1_000).toFixed(2)} s`);
      expect(second!.atMs - first!.atMs).toBeGreaterThanOrEqual(2_000);
      expect(ledger.stored()).toHaveLength(11);
    },
  },
  {
    id: 23,
    title: '422 with our own document: a field that this receiver does not take',
    engines: everywhere,
    expected: 'E (returned)',
    async run(stage) {
      const { proxy, ledger } = stage;
      const customer = await arrived(stage);
      await proxy.down();
      await customer.submit(stage.words());
      await customer.tab.evaluate(async (content) => {
        const { client } = (window as unknown as { earful: { client: import('@earful/client').Client } }).earful;
        await client.submit(client.mint(), 1, { ...content, disconfirmation: 9 } as never);
      }, contentOf(stage.words()));
      await customer.submit(stage.words());
      await customer.holds(3);
      await customer.flush();
      await proxy.up();
      await customer.wake();
      await customer.holds(1);
      // It may come last: records with fewer failures go first.
      await expect.poll(async () => (await customer.device())[0]?.returned, soon).toMatchObject({ code: 'invalid' });
      expect(answerOf(posts(stage).find((seen) => bodyOf(seen).includes('\\"disconfirmation\\":9')))).toMatchObject({
        status: 422,
      });
      expect(ledger.stored()).toHaveLength(2);

      // As the customer sees it: the words are there, with ways to copy, change and delete them.
      proxy.inject(problem(422, 'invalid'), { when: isCritique, times: 2 });
      await customer.tap();
      await customer.isTold('returned');
      const words = stage.words();
      await customer.tell(words);
      await customer.isTold('returned');
      expect((await customer.holds(3)).filter(({ returned }) => returned)).toHaveLength(3);
      for (const name of ['Copy', 'Change', 'Delete'])
        expect(await customer.tab.texts({ role: 'button', name, within: 'dialog' })).toEqual([name]);
      await customer.tab.click({ role: 'button', name: 'Change', within: 'dialog' });
      expect((await customer.shown()).comment).toBe(words);
    },
  },
  {
    id: 24,
    title: '400, 403, 404, 405, 410, 413 and 415 without our document',
    engines: everywhere,
    core: ['chromium'],
    expected: 'K, slow lane',
    async run(stage) {
      const { proxy, site, ledger } = stage;
      site.pages.script = pageClock(0);
      const customer = await arrived(stage);
      const statuses = [400, 403, 404, 405, 410, 413, 415];
      for (const [index, status] of statuses.entries()) {
        const lift = proxy.inject(page(status), critiques);
        if (index === 0) {
          await customer.tap();
          await customer.isTold('saved');
        } else await customer.submit(stage.words());
        await customer.flush();
        lift();
        const record = (await customer.holds(index + 1)).at(-1)!;
        expect(record).not.toHaveProperty('returned');
        expect(isSlowLane(record.notBefore, Date.now()), `${status}`).toBe(true);
      }
      expect((await customer.outcomes()).map(({ status }) => status)).toEqual(statuses);
      expect(posts(stage)).toHaveLength(statuses.length);
      expect(ledger.stored()).toEqual([]);

      // Kept, not given up: the same person comes back seven hours later.
      site.pages.script = pageClock(7 * hourMs);
      await customer.arrive();
      await customer.holds(0);
      expect(ledger.stored()).toHaveLength(statuses.length);
    },
  },
  {
    id: 25,
    title: '401: the write key was changed, then the page gets the new one',
    engines: everywhere,
    expected: 'K→D1',
    async run(stage) {
      const { site, ledger } = stage;
      site.key = 'spring';
      site.pages.tag = plainTag.replace('data-endpoint', 'data-key="winter" data-endpoint');
      const customer = await arrived(stage);
      await customer.tap();
      await customer.isTold('saved');
      const [record] = await customer.holds(1);
      expect(record).not.toHaveProperty('returned');
      expect(isSlowLane(record!.notBefore, Date.now())).toBe(true);
      expect(answerOf(posts(stage)[0])).toMatchObject({ status: 401, text: expect.stringContaining('wrong-key') });
      expect(ledger.stored()).toEqual([]);

      site.pages.tag = plainTag.replace('data-endpoint', 'data-key="spring" data-endpoint');
      site.pages.script = pageClock(7 * hourMs);
      await customer.arrive();
      await customer.holds(0);
      expect(ledger.stored()).toHaveLength(1);
    },
  },
  {
    id: 27,
    title: '409: another text is stored under the same id',
    engines: [...everywhere, 'node'],
    expected: 'D1 under a new id',
    async run(stage) {
      const { ledger } = stage;
      const [earlier, later] = [stage.words(), stage.words()];
      const other = nodeClient(stage);
      const submitEarlier = async (identity: Identity): Promise<void> => {
        await (
          await other.submit(identity, 1, contentOf(earlier))
        ).tried;
        expect(ledger.stored()).toMatchObject([{ comment: earlier }]);
      };
      if (stage.engine.name === 'node') {
        const identity = other.mint();
        await submitEarlier(identity);
        const client = nodeClient(stage);
        await (
          await client.submit(identity, 1, contentOf(later))
        ).tried;
        await client.flush();
        expect(await client.pending()).toEqual([]);
      } else {
        const customer = await arrived(stage);
        type Page = { earful: { client: import('@earful/client').Client } };
        const identity = await customer.tab.evaluate(() => (window as unknown as Page).earful.client.mint());
        await submitEarlier(identity);
        await customer.tab.evaluate(
          async (given, content) => void (await (window as unknown as Page).earful.client.submit(given, 1, content)),
          identity,
          contentOf(later),
        );
        await customer.holds(0);
      }
      expect(posts(stage).map((seen) => answerOf(seen).status)).toEqual([201, 409, 201]);
      await expect.poll(() => ledger.stored().map(({ comment }) => comment), soon).toEqual([earlier, later]);
      const [one, two] = ledger.stored();
      expect(one!.critiqueId).not.toBe(two!.critiqueId);
    },
  },
];
