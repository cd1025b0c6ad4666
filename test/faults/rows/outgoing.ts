import { lookup } from 'node:dns/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { expect } from '@playwright/test';
import type { Outgoing, OutgoingOptions } from '@earful/server';
import { createOutgoing, sendAgain, undelivered } from '@earful/server';
import { Webhook } from 'standardwebhooks';
import { createPost } from '../../../packages/server/src/outgoing/post.js';
import { critiqueWith } from '../../helpers/bad-input/places.js';
import { createListener } from '../../helpers/listener.js';
import { secret, webhook } from '../../helpers/webhook.js';
import type { Whole } from '../both-stores.js';
import { onBothStores, publicUrl } from '../both-stores.js';
import type { Row } from '../row.js';
import { config } from '../site.js';

/** Tells these webhooks, from now on, whenever it is run. */
async function telling(
  { store }: Whole,
  webhooks: ReturnType<typeof webhook>[],
  more: Partial<OutgoingOptions> = {},
): Promise<Outgoing> {
  const environment = { SECRET: secret };
  const outgoing = createOutgoing({
    config: { ...config, private: { webhooks } },
    store,
    publicUrl,
    environment,
    ...more,
  });
  await outgoing.run();
  return outgoing;
}

/** Hears whatever connects to it on loopback, and says nothing. */
async function createCanary() {
  const servers: Server[] = [];
  let heard = 0;
  const listen = (address: string, port: number) =>
    new Promise<number>((resolve, reject) => {
      const server = createServer((socket) => {
        heard += 1;
        socket.destroy();
      });
      server.once('error', reject);
      server.listen(port, address, () => resolve((server.address() as AddressInfo).port));
      servers.push(server);
    });
  const port = await listen('127.0.0.1', 0);
  // A machine may have no IPv6.
  await listen('::1', port).catch(() => {});
  return {
    port,
    heard: () => heard,
    close: () => servers.forEach((server) => server.close()),
  };
}

const metadata = '169.254.169.254';

/** Every way to write this machine, or what clouds tell about it, in an address. */
const inside = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '017700000001',
  '0',
  '0.0.0.0',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '%31%32%37.0.0.1',
  'localhost',
  'LOCALHOST',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2001::1]',
  '[fe80::1]',
  '[fd00:ec2::254]',
  metadata,
  '2852039166',
  '0xa9fea9fe',
  `[::ffff:${metadata}]`,
  '10.0.0.1',
  '192.168.0.1',
  '100.64.0.1',
  'here.example',
  'metadata.example',
  'mixed.example',
  'flips.example',
  'flips.example',
];

const publicAddress = '93.184.215.14';

/** A name server that lies: `flips.example` leads elsewhere each time, first to a public address beside one that is not. */
function lyingResolver() {
  let asked = 0;
  const known: Record<string, () => string[]> = {
    'here.example': () => ['127.0.0.1'],
    'metadata.example': () => [metadata],
    'mixed.example': () => [publicAddress, '::1'],
    'flips.example': () => ((asked += 1) % 2 === 1 ? [publicAddress, '127.0.0.1'] : ['127.0.0.1']),
    'public.example': () => [publicAddress],
  };
  return async (name: string): Promise<string[]> =>
    known[name]?.() ?? (await lookup(name, { all: true })).map(({ address }) => address);
}

const hourMs = 3_600_000;

/** What goes out: to whom, and by whose clock. */
export const outgoing: Row[] = [
  {
    id: 77,
    title: "the receiver's clock is an hour behind, then an hour ahead, while it signs for a webhook that verifies",
    engines: ['node'],
    core: ['node'],
    expected: 'refused visibly, sent again with a fresh time',
    async run(stage) {
      const found = await onBothStores(async (whole) => {
        const { store, target, clock, engine } = whole;
        const server = await createListener();
        const refusals: string[] = [];
        server.answer = ({ body, headers }) => {
          try {
            new Webhook(secret).verify(body, headers as Record<string, string>);
            return 204;
          } catch (error) {
            refusals.push((error as Error).message);
            return 401;
          }
        };
        const told = await telling(whole, [webhook(server.url)], { allowPrivate: true });
        for (const aheadMs of [-hourMs, hourMs]) {
          clock.nowMs = Date.now() + aheadMs;
          expect((await target.send(critiqueWith({}, clock.nowMs)))?.status).toBe(201);
          await told.run();
          expect(refusals.at(-1)).toContain(aheadMs < 0 ? 'too old' : 'too new');
          const [delivery, ...others] = await undelivered(store);
          expect(others).toEqual([]);
          expect(delivery).toMatchObject({ state: 'waiting', status: '401', attempts: 1 });
          expect(delivery!.log).toMatchObject([{ attempt: 1, status: '401' }]);
          clock.nowMs = Date.now();
          // By the right clock the next attempt would be an hour away: staff need not wait for it.
          if (aheadMs > 0) expect(await sendAgain(store, delivery!.id)).toBe(1);
          await told.run();
          expect(await undelivered(store)).toEqual([]);
          const [first, second] = server.received.splice(0).map(({ headers }) => headers);
          expect(second!['webhook-id']).toBe(first!['webhook-id']);
          expect(second!['webhook-timestamp']).not.toBe(first!['webhook-timestamp']);
        }
        await told.close();
        server.close();
        return `${engine}: ${refusals.join(', ')}`;
      });
      for (const one of found) stage.figure(one);
    },
  },
  {
    id: 87,
    title:
      'webhooks to loopback in every notation, to the metadata of clouds, to names that lead there or change their mind, to other ports, with a user, by a redirect',
    engines: ['node'],
    expected: 'R',
    async run(stage) {
      const canary = await createCanary();
      const { port } = canary;
      // Else nothing that it does not hear would mean anything.
      await createPost({ allowPrivate: true })(`http://127.0.0.1:${port}/`, { body: '{}' });
      expect(canary.heard()).toBe(1);

      const post = createPost({ anyPort: true, resolve: lyingResolver() });
      for (const name of inside)
        expect([name, await post(`https://${name}:${port}/`, { body: '{}' })]).toEqual([
          name,
          { delivered: false, status: 'refused address' },
        ]);

      const [honest, moved] = [await createListener(), await createListener()];
      moved.answer = 307;
      moved.headers = { location: `http://127.0.0.1:${port}/` };
      await onBothStores(async (whole) => {
        const { target, store } = whole;
        const refused: [id: string, url: string, status: string][] = [
          ['plain', 'http://public.example/', 'refused scheme'],
          ['user', 'https://user:word@public.example/', 'refused credentials'],
          ['mistaken', `https://public.example@127.0.0.1/`, 'refused credentials'],
          ['shell', 'https://public.example:22/', 'refused port'],
          ['other', `https://127.0.0.1:${port}/`, 'refused port'],
          ...inside.map((name, index): [string, string, string] => [
            `inside-${index}`,
            `https://${name}:8443/latest/meta-data/`,
            'refused address',
          ]),
        ];
        const told = await telling(
          whole,
          refused.map(([id, url]) => webhook(url, { id })),
          { resolve: lyingResolver() },
        );
        expect((await target.send(critiqueWith({}, whole.clock.nowMs)))?.status).toBe(201);
        await told.run();
        const seen = (await undelivered(store)).map(({ destination_id: id, status, state }) => [id, state, status]);
        expect(seen.toSorted()).toEqual(
          refused.map(([id, , status]) => [`webhook:${id}`, 'waiting', status]).toSorted(),
        );
        await told.close();

        // Even where private addresses are allowed: only to the address that was looked at, and never further.
        const addresses = [['127.0.0.1'], ['192.0.2.1']];
        const near = await telling(
          whole,
          [webhook(`http://near.example:${honest.port}/`, { id: 'near' }), webhook(moved.url, { id: 'moved' })],
          { allowPrivate: true, resolve: async () => addresses.shift() ?? [] },
        );
        expect((await target.send(critiqueWith({}, whole.clock.nowMs)))?.status).toBe(201);
        await near.run();
        expect(honest.received.splice(0)).toHaveLength(1);
        expect(addresses).toHaveLength(1);
        const [redirected] = (await undelivered(store)).filter((one) => one.destination_id === 'webhook:moved');
        expect(redirected).toMatchObject({ state: 'waiting', status: '307' });
        await near.close();
      });
      expect(canary.heard()).toBe(1);
      stage.figure(`${inside.length} addresses inside, each by itself and as a webhook; the canary heard nothing`);
      canary.close();
      honest.close();
      moved.close();
    },
  },
];
