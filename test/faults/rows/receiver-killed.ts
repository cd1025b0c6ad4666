import { expect } from '@playwright/test';
import { createKillableReceiver, obstacle } from '../killable-receiver.js';
import { contentOf, nodeClient } from '../node-customer.js';
import { createProxy } from '../proxy/proxy.js';
import { answerOf } from '../proxy/seen.js';
import type { Row } from '../row.js';
import { plainTag, strictPolicy } from '../site.js';
import type { Stage } from '../stage.js';
import { arrived, once } from './steps.js';

/** As it is about to make the nth of these calls of the system. Without any: when its answer is on the way, which is cut. */
interface Moment {
  calls?: string;
  nth: number;
}

const upTo = (most: number, calls: string): Moment[] =>
  Array.from({ length: most }, (_, index) => ({ calls, nth: index + 1 }));

/** Reading the request, writing the log, synchronising it, writing the answer. */
const moments: Moment[] = [
  ...upTo(3, 'read'),
  ...upTo(4, 'pwrite64'),
  ...upTo(2, 'fdatasync,fsync'),
  ...upTo(4, 'write,writev,sendto,sendmsg'),
  { nth: 1 },
];

/** Whoever submits, in a page or without one. */
interface Sender {
  submit(words: string): Promise<unknown>;
  /** Sends what is due, and resolves when that round is over. */
  flush(): Promise<void>;
  /** How many records wait. */
  waiting(): Promise<number>;
}

async function senderFor(stage: Stage, endpoint: string): Promise<Sender> {
  if (stage.engine.name === 'node') {
    const client = nodeClient(stage, endpoint);
    return {
      submit: async (words) => (await client.submit(client.mint(), 1, contentOf(words))).tried,
      flush: () => client.flush(),
      waiting: async () => (await client.pending()).length,
    };
  }
  const { pages } = stage.site;
  pages.policy = strictPolicy.replace("connect-src 'self'", "connect-src 'self' http:");
  pages.tag = plainTag.replace('data-endpoint="/earful"', `data-endpoint="${endpoint}"`);
  const customer = await arrived(stage);
  return {
    async submit(words) {
      await customer.submit(words);
      await customer.flush();
    },
    flush: () => customer.flush(),
    waiting: async () => (await customer.device()).length,
  };
}

const why = obstacle();

/** A receiver that dies while it receives. */
export const receiverKilled: Row[] = [
  {
    id: 28,
    title: 'the receiver is killed (SIGKILL) before it parses, before COMMIT, after COMMIT, in its answer',
    engines: ['chromium', 'node'],
    expected: 'D1',
    limitMs: 240_000,
    ...(why && { notRun: { chromium: why, node: why } }),
    async run(stage) {
      const { ledger, site, random } = stage;
      const receiver = createKillableReceiver(site.dataFolder, stage.proxy.url);
      await receiver.start();
      const way = await createProxy(receiver.port);
      const sender = await senderFor(stage, `${way.url}/earful`);
      const found = { 'nothing stored': 0, 'stored, not answered': 0, 'in its answer': 0, 'too late': 0 };
      const leastFound = (): number =>
        Math.min(found['nothing stored'], found['stored, not answered'], found['in its answer']);
      try {
        // A browser takes longer; but which call of the receiver is which, is not quite the same each time.
        const isDone = (played: number): boolean =>
          played >= 3 * moments.length ||
          (stage.engine.name !== 'node' && played >= moments.length && leastFound() > 0);
        for (let index = 0; index % moments.length || !isDone(index); index++) {
          const { calls, nth } = moments[index % moments.length]!;
          if (calls) await receiver.killAt(calls, nth);
          else way.inject({ kind: 'cutAnswer', bytes: Math.floor(random() * 400) }, once);
          // The answer has begun; the rest of it never comes.
          const cut =
            !calls && way.until(() => answerOf(way.seen.at(-1)).status, 'its answer begins').then(receiver.kill);
          await sender.submit(stage.words());
          await cut;
          const isEarly = receiver.isDead();
          await receiver.kill();
          const isStored = ledger.stored().length > index;
          if (!calls) found['in its answer']++;
          else if (!isEarly) found['too late']++;
          else found[isStored ? 'stored, not answered' : 'nothing stored']++;
          expect(isStored || (await sender.waiting()) === 1, `${calls} ${nth}: stored, or kept`).toBe(true);

          await receiver.start();
          await expect.poll(() => sender.flush().then(sender.waiting), { timeout: 15_000 }).toBe(0);
          expect(ledger.stored()).toHaveLength(index + 1);
        }
      } finally {
        await receiver.kill();
        await way.down();
      }
      stage.figure(
        Object.entries(found)
          .map(([what, count]) => `${count} × ${what}`)
          .join(', '),
      );
      expect(leastFound()).toBeGreaterThan(0);
    },
  },
];
