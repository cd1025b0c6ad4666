import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import { mailServer } from '../support/mail-server.js';
import { tell } from '../support/outgoing.js';
import { openSite } from '../support/site.js';

const minuteMs = 60_000;
const to = 'care@shop.example';

/** Sends something urgent to a server that answers with this code until so many minutes are over; when is it there? */
async function minutesTo(code: number, minutes: number): Promise<{ took: number; attempts: number }> {
  const server = await mailServer();
  const site = await openSite();
  const mail = { server: '${MAIL}', from: 'earful@shop.example', to: [to] };
  const outgoing = await tell(site, { mail }, { environment: { MAIL: server.url } });
  const startMs = site.clock.nowMs;
  await send(site, mintIdentity(), { severity: 4 });
  server.refused.set(to, code);
  for (;;) {
    if (site.clock.nowMs - startMs >= minutes * minuteMs) server.refused.delete(to);
    await outgoing.run();
    const [row] = await site.rows<{ state: string; due_at: string; attempts: number }>(
      'select state, due_at, attempts from deliveries',
    );
    if (row!.state !== 'waiting') return { took: (site.clock.nowMs - startMs) / minuteMs, attempts: row!.attempts };
    site.clock.nowMs = Date.parse(row!.due_at);
  }
}

test.each([
  [450, 1, 1.1, 2],
  [451, 5, 6.6, 3],
  [421, 15, 17.6, 4],
])(
  'greylisted with %i for %i minutes, an urgent mail is there after %f at most',
  async (code, minutes, most, tries) => {
    const { took, attempts } = await minutesTo(code, minutes);
    expect(took).toBeGreaterThanOrEqual(minutes);
    expect(took).toBeLessThanOrEqual(most);
    expect(attempts).toBe(tries);
  },
);

test('who is refused for good is tried again by the usual schedule', async () => {
  expect((await minutesTo(550, 0.01)).took).toBeLessThan(0.1);
});

/** Wants a password and offers no TLS: a server of old, or somebody who stands before one. */
async function plainServer() {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write('220 mail.shop.example\r\n');
    socket.on('data', (data) => {
      const line = String(data);
      heard.push(line.split(' ')[0]!.trim());
      if (line.startsWith('EHLO')) socket.write('250-mail.shop.example\r\n250 AUTH PLAIN LOGIN\r\n');
      else socket.write(line.startsWith('AUTH') ? '235 welcome\r\n' : '502 not here\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

test('a password is not sent to a mail server without TLS', async () => {
  const { address, heard } = await plainServer();
  const site = await openSite();
  const mail = { server: '${MAIL}', from: 'earful@shop.example', to: ['care@shop.example'] };
  const outgoing = await tell(site, { mail }, { environment: { MAIL: `smtp://me:hunter2@${address}` } });
  await send(site, mintIdentity(), { severity: 4, disconfirmation: -2 });
  await outgoing.run();
  expect(heard).toContain('EHLO');
  expect(heard).not.toContain('AUTH');
  expect(await site.rows('select state, status from deliveries')).toEqual([{ state: 'waiting', status: '502' }]);
});
