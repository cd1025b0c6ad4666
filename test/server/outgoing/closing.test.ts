import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import { mailServer } from '../support/mail-server.js';
import { listener, tell } from '../support/outgoing.js';
import { openSite } from '../support/site.js';

/** Greets, hears who is there, and never says what it can do. */
async function silentMailServer() {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write('220 mail.shop.example\r\n');
    socket.once('data', () => server.emit('heard', socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const heard = once(server, 'heard') as Promise<[Socket]>;
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

const mail = { server: '${MAIL}', from: 'earful@shop.example', to: ['care@shop.example'] };

function holdClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
}

/** An urgent mail that such a server does not take, in a process whose clock stands still. */
async function stuck() {
  const silent = await silentMailServer();
  const site = await openSite();
  const outgoing = await tell(site, { mail }, { environment: { MAIL: silent.url } });
  await send(site, mintIdentity(), { severity: 4 });
  holdClock();
  const run = outgoing.run();
  const [socket] = await silent.heard;
  const gone = once(socket, 'close');
  return { site, outgoing, run, gone };
}

const standing = (site: Awaited<ReturnType<typeof stuck>>['site']) =>
  site.rows('select state, status, attempts, tries, lease_until from deliveries');

test('closing waits ten seconds for a mail under way; then it is left, and told at the next start', async () => {
  const { site, outgoing, run, gone } = await stuck();
  let isClosed = false;
  const closed = outgoing.close().then(() => (isClosed = true));
  await vi.advanceTimersByTimeAsync(9_999);
  expect(isClosed).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await closed;
  await run;
  await gone;
  expect(await standing(site)).toEqual([
    { state: 'waiting', status: 'STOPPED', attempts: 1, tries: 0, lease_until: null },
  ]);
  vi.useRealTimers();
  const server = await mailServer();
  await (await tell(site, { mail }, { environment: { MAIL: server.url } })).run();
  expect(server.received).toHaveLength(1);
  expect(await standing(site)).toMatchObject([{ state: 'sent', attempts: 2, tries: 1 }]);
});

test('a mail may take less than its lease, and no longer', async () => {
  const { site, run, gone } = await stuck();
  await vi.advanceTimersByTimeAsync(100_000);
  await run;
  await gone;
  expect(await standing(site)).toMatchObject([{ state: 'waiting', status: 'TIMEOUT', attempts: 1, tries: 1 }]);
});

test('closing leaves a server that hangs after ten seconds, however long an attempt may take', async () => {
  const server = await listener();
  server.answer = 'hang';
  const site = await openSite();
  const outgoing = await tell(
    site,
    { slack: [{ id: 'duty', url: '${SLACK}' }] },
    { environment: { SLACK: server.url }, timeoutMs: 60_000 },
  );
  await send(site, mintIdentity(), { severity: 4 });
  holdClock();
  const run = outgoing.run();
  await server.arrived(1);
  const closed = outgoing.close();
  await vi.advanceTimersByTimeAsync(10_000);
  await Promise.all([closed, run]);
  expect(await standing(site)).toMatchObject([{ state: 'waiting', status: 'STOPPED', attempts: 1, tries: 0 }]);
});
