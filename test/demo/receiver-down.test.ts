import { mintIdentity } from '@earful/client';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../demo/src/sample/random.js';
import { openDemo } from './open-demo.js';

let shop: Awaited<ReturnType<typeof openDemo>>;
beforeAll(async () => {
  shop = await openDemo();
});
afterAll(() => shop.close());

/** A valid envelope, as a page would send it. */
function envelope(seed: number) {
  const { critiqueId, reference, secret } = mintIdentity(shop.now(), createRandom(seed).bytes);
  const at = new Date(shop.now()).toISOString();
  const body = JSON.stringify({
    schemaVersion: 1,
    critiqueId,
    reference,
    revision: 1,
    touchpointId: 'help',
    origin: 'self',
    surface: 'inline',
    locale: 'en',
    answerOrder: 'worstFirst',
    submittedAt: at,
    disconfirmation: -2,
  });
  return {
    critiqueId,
    digest: createHash('sha256').update(body).digest('hex'),
    text: JSON.stringify({ earful: 1, sentAt: at, proof: secret, body }),
  };
}

const post = (text: string, path = '/earful/v1/critiques') =>
  fetch(shop.origin + path, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: text });

const state = async () =>
  (await (await fetch(`${shop.origin}/switchboard/state`)).json()) as {
    received: number;
    cut: number;
    switches: Record<string, boolean>;
  };

test('while the receiver is down the line is cut, nothing arrives, and everything else answers', async () => {
  const { text, critiqueId, digest } = envelope(1);
  await shop.turn('receiver-down', true);
  expect((await state()).switches['receiver-down']).toBe(true);

  await expect(post(text)).rejects.toThrow('fetch failed');
  await expect(post(text, '/earful/v1/critiques?again')).rejects.toThrow('fetch failed');
  expect(await state()).toMatchObject({ received: 0, cut: 2 });
  for (const path of ['/', '/help', '/earful/v1/health', '/earful/v1/config', '/switchboard']) {
    expect((await fetch(shop.origin + path)).status).toBe(200);
  }

  await shop.turn('receiver-down', false);
  const stored = await post(text);
  expect(stored.status).toBe(201);
  expect(await stored.json()).toMatchObject({ status: 'stored', critiqueId, digest });
  expect((await post(text)).status).toBe(200);
  expect(await state()).toMatchObject({ received: 1, cut: 2 });
});

test('the switchboard refuses what it does not know', async () => {
  expect((await shop.turn('gravity', true)).status).toBe(404);
  expect((await shop.visitor().send('/switchboard/switches/receiver-down', { on: 'maybe' })).status).toBe(422);
  expect((await shop.visitor().send('/switchboard/orders', { age: '-1' })).status).toBe(422);
});

test('makes links that sign staff in once', async () => {
  const redirect = await shop.visitor().send('/switchboard/inbox', {});
  expect(redirect.status).toBe(303);
  const link = new URL(redirect.headers.get('location')!);
  expect(link.pathname).toBe('/earful/inbox/sign-in');
  const signIn = () =>
    fetch(`${shop.origin}/earful/v1/staff/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: shop.origin },
      body: JSON.stringify({ token: link.hash.slice(1) }),
    });
  expect((await signIn()).status).toBe(201);
  expect((await signIn()).status).toBe(401);
});
