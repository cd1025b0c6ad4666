import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createReadings } from '../../../packages/server/src/http/reading.js';
import { bodyOf, envelopeOf, mintIdentity } from '../support/critiques.js';
import { listen } from '../support/listen.js';
import { openSite, publicUrl } from '../support/site.js';

const kib = 1_024;

async function serving() {
  const site = await openSite();
  const url = await listen(site.earful);

  /** Opens a connection, sends so much of a request, and gives what it is answered. */
  function begin(path: string, type: string, length: number, body: string) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => {});
    socket.write(
      `POST /earful${path} HTTP/1.1\r\nhost: shop\r\norigin: ${publicUrl}\r\ncontent-type: ${type}\r\n` +
        `content-length: ${length}\r\n\r\n${body}`,
    );
    const answer = once(socket, 'data').then(([data]) => String(data));
    return { socket, answer };
  }
  return { site, url, begin };
}

function critique(): string {
  const identity = mintIdentity();
  return envelopeOf(identity, bodyOf(identity));
}

test('bodies that never end hold 64 MiB in all and nobody up: who has cost most hears that there is no room', async () => {
  const { site, url, begin } = await serving();
  const slow = critique();
  const phone = begin('/v1/critiques', 'text/plain', slow.length, slow.slice(0, 100));
  const [flood, form] = [400, 192 * kib];
  let refuseEnough = (): void => {};
  const enough = new Promise<void>((resolve) => void (refuseEnough = resolve));
  const refused: string[] = [];
  for (let n = 0; n < flood; n += 1) {
    const { answer } = begin('/t/checkout', 'application/x-www-form-urlencoded', form, 'a'.repeat(form - 1));
    void answer.then((text) => refused.push(text) >= flood - (64 * kib * kib) / form && refuseEnough());
  }
  await enough;
  for (const text of refused) {
    expect(text).toMatch(/^HTTP\/1\.1 503 /);
    expect(text).toMatch(/\r\nretry-after: 5\r\n/i);
    expect(text).toMatch(/\r\nconnection: close\r\n/i);
  }
  const quick = await fetch(`${url}/earful/v1/critiques`, {
    method: 'POST',
    body: critique(),
    headers: { 'content-type': 'text/plain' },
  });
  expect(quick.status).toBe(201);
  phone.socket.write(slow.slice(100));
  expect(await phone.answer).toMatch(/^HTTP\/1\.1 201 /);
  expect(await site.rows('select id from critiques')).toHaveLength(2);
});

describe('readings', () => {
  function reading(maxBytes: number) {
    const clock = { nowMs: 0 };
    const begin = createReadings({ maxBytes, now: () => clock.nowMs });
    const told: string[] = [];
    const open = (name: string, limitBytes = 64 * kib) =>
      begin(limitBytes, ({ code }) => void told.push(`${name} ${code}`));
    return { clock, open, told };
  }

  test('of those that hold alike the one gives way that has held it longest', () => {
    const { clock, open, told } = reading(24 * kib);
    const [first, second] = [open('first'), open('second')];
    clock.nowMs = 1_000;
    const third = open('third');
    for (const one of [third, second, first]) one.keep(Buffer.alloc(8 * kib));
    expect(told).toEqual([]);
    open('fourth');
    expect(told).toEqual(['first unavailable']);
    expect(second.end()).toHaveLength(8 * kib);
  });

  test('who holds little is safe before who holds much, though he has begun before', () => {
    const { clock, open, told } = reading(32 * kib);
    open('small');
    clock.nowMs = 1_000;
    const large = open('large');
    clock.nowMs = 1_500;
    large.keep(Buffer.alloc(27 * kib));
    open('next');
    expect(told).toEqual(['large unavailable']);
    large.keep(Buffer.alloc(1));
    expect(large.end()).toHaveLength(0);
  });

  test('who holds next to nothing counts too, for what is kept beside it', () => {
    const { open, told } = reading(16 * kib);
    for (const name of ['a', 'b', 'c', 'd', 'e']) open(name);
    // One, and another so that not every next one has to look for room.
    expect(told).toEqual(['a unavailable', 'b unavailable']);
  });

  test('what is over makes room, whole or not', () => {
    const { open, told } = reading(16 * kib);
    for (let n = 0; n < 10; n += 1) {
      const one = open('whole');
      one.keep(Buffer.alloc(15 * kib));
      expect(one.end()).toHaveLength(15 * kib);
      open('long', 8 * kib).keep(Buffer.alloc(9 * kib));
    }
    expect(new Set(told)).toEqual(new Set(['long too-large']));
  });

  test('bytes that come one by one are whole and in order', () => {
    const { open } = reading(64 * kib);
    const one = open('one');
    const bytes = Buffer.from('Wo bleibt mein Paket? '.repeat(500));
    for (const byte of bytes) one.keep(Buffer.of(byte));
    expect(one.end().equals(bytes)).toBe(true);
  });
});
