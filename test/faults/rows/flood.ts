import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { createGate, createSignInLink, openStore } from '@earful/server';
import { audit } from '../audit.js';
import { envelopeOf, mint, plainText, post } from '../envelope.js';
import type { KillableReceiver } from '../killable-receiver.js';
import { createKillableReceiver } from '../killable-receiver.js';
import { contentOf, nodeClient } from '../node-customer.js';
import type { Row } from '../row.js';
import type { Stage } from '../stage.js';
import { elsewhere } from '../stage.js';

const mebibyte = 2 ** 20;
/** Requests a minute: of one network, of all. */
const limits = { own: 60, total: 600 };
const requests = 10_000;
const networks = 20;
/** Behind one address, and more than its limit. */
const people = 80;
const manyKeys = 1_000_000;

const residentOf = ({ pid }: KillableReceiver): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1_024;

/** Looks at the inbox as somebody who is signed in; resolves with the status. */
async function openInbox(folder: string, { endpoint }: KillableReceiver): Promise<() => Promise<number>> {
  const { origin } = new URL(endpoint);
  const store = await openStore({ folder });
  const link = await createSignInLink({ store, publicUrl: origin, name: 'Ada' });
  await store.close();
  const session = await fetch(`${endpoint}/v1/staff/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ token: link.split('#')[1] }),
  });
  const cookie = (session.headers.get('set-cookie') ?? '').split(';')[0]!;
  return async () => {
    const response = await fetch(`${endpoint}/v1/staff/cases`, { headers: { cookie } });
    await response.text();
    return response.status;
  };
}

/** Ten thousand requests of twenty networks, as fast as they are answered, each with an origin made up before its own. */
async function flood(stage: Stage, { endpoint }: KillableReceiver, inbox: () => Promise<number>) {
  const bodies = Array.from({ length: 10 }, () => envelopeOf(mint(), stage.words()));
  const answers: Record<number, number> = {};
  let begun = 0;
  const sender = async (): Promise<void> => {
    while (begun < requests) {
      const one = (begun += 1);
      const forwarded = `198.51.100.${one % 256}, 2001:db8:${(one % networks).toString(16)}::${one.toString(16)}`;
      const response = await post(endpoint, bodies[one % 10]!, { ...plainText, 'x-forwarded-for': forwarded });
      await response.text();
      answers[response.status] = (answers[response.status] ?? 0) + 1;
      if (response.status === 429) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      if (one % 250 === 0) expect(await inbox()).toBe(200);
    }
  };
  const sinceMs = performance.now();
  await Promise.all(Array.from({ length: 64 }, sender));
  const minutes = (performance.now() - sinceMs) / 60_000;
  const taken = (answers[201] ?? 0) + (answers[200] ?? 0);
  expect(Object.keys(answers).filter((status) => !['200', '201', '429'].includes(status))).toEqual([]);
  // What the bucket held, and what has run in meanwhile.
  expect(taken).toBeLessThanOrEqual(limits.total * (1 + minutes) + 1);
  return { taken, seconds: minutes * 60 };
}

/** More senders than anybody may remember. */
export const floods: Row[] = [
  {
    id: 89,
    title:
      '10,000 requests at once from networks that make up where they come from, while 80 people behind one address send; a million networks',
    engines: ['node'],
    expected: '429, memory bound held, staff work, K→D1',
    limitMs: 300_000,
    async run(stage) {
      const folder = mkdtempSync(join(tmpdir(), 'earful-flood-'));
      const there = elsewhere(stage, folder);
      const given = { '--trusted-proxy': '127.0.0.1', '--rate-limit': limits.own, '--rate-limit-total': limits.total };
      const receiver = createKillableReceiver(folder, stage.proxy.url, Object.entries(given).flat().map(String));
      try {
        await receiver.start();
        const inbox = await openInbox(folder, receiver);
        const before = residentOf(receiver);
        const ofOnePlace: typeof fetch = (address, init) => {
          const headers = new Headers(init?.headers);
          headers.set('x-forwarded-for', '203.0.113.9');
          return fetch(address, { ...init, headers });
        };
        const clients = Array.from({ length: people }, () =>
          nodeClient(there, receiver.endpoint, { fetch: ofOnePlace }),
        );
        const waiting = async () => (await Promise.all(clients.map((client) => client.pending()))).flat().length;

        const flooded = flood(stage, receiver, inbox);
        const told = clients.map(async (client) => {
          await (
            await client.submit(client.mint(), 1, contentOf(stage.words()))
          ).tried;
        });
        await Promise.all(told);
        const kept = await waiting();
        expect(kept).toBeGreaterThanOrEqual(people - limits.own);
        const { taken, seconds } = await flooded;
        const after = residentOf(receiver);
        expect(after - before).toBeLessThan(256 * mebibyte);

        await expect
          .poll(() => Promise.all(clients.map((client) => client.flush())).then(waiting), { timeout: 180_000 })
          .toBe(0);
        const own = new Set(there.ledger.noted.flatMap(({ submitted }) => submitted.map((one) => one.critiqueId)));
        expect(own.size).toBe(people);
        const stored = there.ledger.stored().filter(({ critiqueId }) => own.has(critiqueId));
        expect(audit({ noted: there.ledger.noted, told: [], stored, lying: [] })).toEqual([]);
        expect(receiver.isDead()).toBe(false);
        stage.figure(
          `${requests} requests in ${seconds.toFixed(1)} s, ${taken} of them taken; ${kept} of ${people} honest ones kept, then all delivered; ` +
            `memory ${Math.round(before / mebibyte)} → ${Math.round(after / mebibyte)} MiB`,
        );
      } finally {
        await receiver.kill();
        rmSync(folder, { recursive: true, force: true });
      }
      stage.figure(rememberMany());
    },
  },
];

/** A million networks, one after the other: the table does not grow, and whoever is over the limit stays so. */
function rememberMany(): string {
  const gate = createGate({ now: () => 0, rateLimit: 2, rateLimitTotal: 0 });
  const request = new Request('http://127.0.0.1/', { method: 'POST' });
  const isRefused = (address: string): boolean => gate.wait('critiques', request, { address }) !== undefined;
  const addressOf = (index: number) => `2600:${(index >>> 16).toString(16)}:${(index & 0xffff).toString(16)}::1`;
  const hostile = '203.0.113.7';
  expect([isRefused(hostile), isRefused(hostile), isRefused(hostile)]).toEqual([false, false, true]);
  const before = process.memoryUsage().rss;
  let refused = 0;
  for (let index = 0; index < manyKeys; index += 1) if (isRefused(addressOf(index))) refused += 1;
  const grown = process.memoryUsage().rss - before;
  // Two networks that share a print are rare: a few in a million.
  expect(refused).toBeLessThan(manyKeys / 10_000);
  expect(isRefused(hostile)).toBe(true);
  expect(grown).toBeLessThan(64 * mebibyte);
  return `${manyKeys} networks: ${refused} refused by mistake, memory grown by ${Math.round(grown / mebibyte)} MiB`;
}
