import { expect } from '@playwright/test';
import { contentOf, nodeClient } from '../node-customer.js';
import { answerOf, bodyOf } from '../proxy/seen.js';
import type { Row } from '../row.js';
import { everywhere } from '../row.js';
import { arrived, critiques, once, posts } from './steps.js';
import { soon } from '../customer.js';

const receiptIn = (text: string) => JSON.parse(text) as Record<string, unknown> & { status: string };

/** Way to the receiver: what breaks, gets lost or comes twice. */
export const network: Row[] = [
  {
    id: 1,
    title: 'nobody listens when it is submitted',
    engines: everywhere,
    core: everywhere,
    expected: 'K→D1',
    async run(stage) {
      const customer = await arrived(stage);
      await stage.proxy.down();
      await customer.tap();
      await customer.isTold('saved');
      await customer.tell(stage.words());
      await customer.isTold('saved');
      await customer.holds(2);
      expect(stage.ledger.stored()).toEqual([]);

      await stage.proxy.up();
      await customer.wake();
      await customer.isTold('received');
      await customer.holds(0);
      expect(stage.ledger.stored()).toHaveLength(2);
    },
  },
  {
    id: 2,
    title: 'committed, and the answer is lost',
    engines: everywhere,
    core: everywhere,
    expected: 'D1',
    async run(stage) {
      const customer = await arrived(stage);
      stage.proxy.inject({ kind: 'loseAnswer' }, once);
      await customer.tap();
      await customer.isTold('received');
      const [first, second] = posts(stage).map((seen) => receiptIn(answerOf(seen).text));
      expect([first?.status, second?.status]).toEqual(['stored', 'duplicate']);
      expect({ ...second, status: 'stored' }).toEqual(first);

      stage.proxy.inject({ kind: 'loseAnswer' }, once);
      await customer.tell(stage.words());
      await customer.isTold('received');
      await customer.holds(0);
      expect(posts(stage)).toHaveLength(4);
      expect(stage.ledger.stored()).toHaveLength(2);
    },
  },
  {
    id: 4,
    title: 'the request is cut, after every 64 bytes of it',
    engines: everywhere,
    expected: 'K→D1',
    async run(stage) {
      const { proxy, ledger } = stage;
      const customer = await arrived(stage);
      await customer.submit(stage.words());
      await customer.holds(0);
      // Without keepalive some engines send a few bytes less.
      const length = posts(stage)[0]!.bytes.length - 16;
      for (let bytes = 0; bytes < length; bytes += 64) {
        const before = ledger.stored().length;
        const lift = proxy.inject({ kind: 'cutRequest', bytes }, critiques);
        await customer.submit(stage.words());
        await customer.flush();
        expect(posts(stage).at(-1)).toMatchObject({ fault: 'cutRequest' });
        const [record, ...others] = await customer.device();
        expect([record?.tries, others]).toEqual([expect.any(Number), []]);
        expect(ledger.stored()).toHaveLength(before);
        lift();
        await customer.flush();
        await customer.holds(0);
      }
      expect(ledger.stored()).toHaveLength(1 + Math.ceil(length / 64));
      stage.figure(`${Math.ceil(length / 64)} cuts`);
    },
  },
  {
    id: 5,
    title: 'a black hole: taken, never answered',
    engines: everywhere,
    expected: 'K→D1',
    async run(stage) {
      const { proxy } = stage;
      const customer = await arrived(stage);
      const lift = proxy.inject({ kind: 'blackHole' }, critiques);
      await customer.tap();
      await proxy.until(() => posts(stage)[0]?.isWhole, 'it is sent');
      // The prompt goes on meanwhile: words can be written and are kept.
      const words = stage.words();
      await customer.tell(words);
      expect(await customer.shown()).toMatchObject({ told: 'sending' });
      expect((await customer.holds(2)).map(({ body }) => body).join()).toContain(words);
      expect(posts(stage)).toHaveLength(1);

      const [given] = await customer.hears(1, 25_000);
      const waitedMs = given!.atMs - posts(stage)[0]!.atMs;
      stage.figure(`gave up after ${(waitedMs / 1_000).toFixed(1)} s`);
      expect(waitedMs).toBeGreaterThan(18_000);
      expect(waitedMs).toBeLessThan(22_000);
      await customer.holds(2);
      lift();
      // What is still under way in the hole would take its 20 s.
      await proxy.down();
      await proxy.up();
      await customer.wake();
      await customer.isTold('received');
      await customer.holds(0);
    },
  },
  {
    id: 6,
    title: 'the answer drips, one byte a second',
    engines: everywhere,
    expected: 'K→D1',
    async run(stage) {
      const { proxy } = stage;
      const customer = await arrived(stage);
      proxy.inject({ kind: 'drip', everyMs: 1_000 }, once);
      const [slow, other] = [stage.words(), stage.words()];
      await customer.submit(slow);
      await proxy.until(() => posts(stage)[0]?.answers[0], 'it is answered');
      await customer.submit(other);
      expect((await customer.hears(1, 25_000))[0]).toMatchObject({ state: 'saved', status: 0 });
      await customer.holds(0);
      const sent = posts(stage).map((seen) => bodyOf(seen).includes(slow));
      expect(sent.slice(0, 2), 'the other one is not held up by it').toEqual([true, false]);
      expect(stage.ledger.stored()).toHaveLength(2);
    },
  },
  {
    id: 7,
    title: 'a box on the way sends every request twice at once',
    engines: [...everywhere, 'node'],
    expected: 'D1',
    async run(stage) {
      const { proxy, ledger } = stage;
      proxy.inject({ kind: 'duplicate' }, critiques);
      if (stage.engine.name === 'node') {
        const client = nodeClient(stage);
        await (
          await client.submit(client.mint(), 1, contentOf(stage.words()))
        ).tried;
      } else {
        const customer = await arrived(stage);
        await customer.tap();
        await customer.isTold('received');
        await customer.tell(stage.words());
        await customer.isTold('received');
        await customer.holds(0);
      }
      for (const seen of posts(stage)) {
        await proxy.until(() => answerOf(seen, 1).status, 'both are answered');
        const receipts = [0, 1].map((which) => receiptIn(answerOf(seen, which).text));
        expect(receipts.map(({ status }) => status).toSorted()).toEqual(['duplicate', 'stored']);
        expect({ ...receipts[0], status: '' }).toEqual({ ...receipts[1], status: '' });
      }
      expect(ledger.stored()).toHaveLength(posts(stage).length);
    },
  },
  {
    id: 8,
    title: 'the same bytes once more, an hour later, and after the critique was taken back',
    engines: ['node'],
    expected: 'D1, stays erased',
    async run(stage) {
      const { proxy, ledger, site } = stage;
      const client = nodeClient(stage);
      const identity = client.mint();
      const words = stage.words();
      await (
        await client.submit(identity, 1, contentOf(words))
      ).tried;
      site.aheadMs = 3_600_000;
      const [first] = posts(stage);
      const again = String(await proxy.replay(first!));
      expect(again).toContain('"duplicate"');
      expect(ledger.stored()).toMatchObject([{ comment: words, received: 1, revised: 0 }]);

      await (
        await client.submit(identity, 2, { ...contentOf(''), comment: undefined, withdrawn: true })
      ).tried;
      const late = String(await proxy.replay(first!));
      expect(late).toContain('"erased"');
      expect(ledger.stored()).toMatchObject([{ revision: 2, comment: '' }]);
      expect(JSON.stringify(ledger.query('select * from revisions'))).not.toContain(words);
    },
  },
  {
    id: 10,
    title: 'a captive portal answers 200 with a page of its own',
    engines: everywhere,
    core: ['chromium'],
    expected: 'K',
    async run(stage) {
      const { proxy } = stage;
      const customer = await arrived(stage);
      proxy.inject({ kind: 'answer', status: 200, body: '<!doctype html><title>Welcome</title>' }, critiques);
      await customer.tap();
      await customer.isTold('saved');
      await customer.tell(stage.words());
      await customer.isTold('saved');
      const records = await customer.holds(2);
      // The client says what answered, and comes back only in the slow lane: 15 min to 6 h.
      expect(await customer.outcomes()).toEqual([
        expect.objectContaining({ revision: 1, state: 'saved', status: 200 }),
        expect.objectContaining({ revision: 2, state: 'saved', status: 200 }),
      ]);
      for (const { notBefore, submittedAt, returned } of records) {
        expect(notBefore - submittedAt).toBeGreaterThanOrEqual(900_000);
        expect(notBefore - submittedAt).toBeLessThan(21_700_000);
        expect(returned).toBeUndefined();
      }
      expect(stage.ledger.stored()).toEqual([]);
    },
  },
  {
    id: 11,
    title: 'a captive portal redirects to its page',
    engines: everywhere,
    expected: 'K',
    async run(stage) {
      const { proxy } = stage;
      const customer = await arrived(stage);
      for (const status of [301, 302, 303, 307, 308]) {
        const lift = proxy.inject({ kind: 'answer', status, headers: { location: '/portal' } }, critiques);
        await customer.submit(stage.words());
        await customer.flush();
        lift();
      }
      await customer.tap();
      expect(await customer.outcomes()).toContainEqual(expect.objectContaining({ state: 'saved', status: 0 }));
      expect(proxy.seen.filter(({ path }) => path === '/portal')).toEqual([]);
      await customer.wake();
      await customer.holds(0);
      await expect.poll(() => stage.ledger.stored().length, soon).toBe(6);
    },
  },
];
