import { randomUUID } from 'node:crypto';
import type { StatusAnswer } from '@earful/protocol';
import { caseList, problem, statusAnswer } from '@earful/protocol';
import { expect, test } from 'vitest';
import type { Content } from '../support/critiques.js';
import { mintIdentity, plainText, send } from '../support/critiques.js';
import { openSite, publicUrl } from '../support/site.js';

const wanted: Content = { reply: { wanted: 'email', email: 'a@example.org' } };

async function opened(content: Content = {}) {
  const site = await openSite();
  const identity = mintIdentity();
  await send(site, identity, content);
  const ask = (pair: object = identity, headers: Record<string, string> = {}) =>
    site.post('/v1/status', JSON.stringify(pair), { ...plainText, ...headers });
  const status = async (): Promise<StatusAnswer> => statusAnswer.parse(await (await ask()).json());
  return { site, identity, ask, status };
}

test('a case is open from the wish for an answer to the answer', async () => {
  const { site, identity, status } = await opened();
  expect(await status()).toEqual({ earful: 1, state: 'received', open: false });
  await send(site, identity, { ...wanted, revision: 2 });
  expect(await status()).toEqual({ earful: 1, state: 'received', open: true });

  const staff = await site.signIn();
  const { cases } = caseList.parse(await (await site.get('/v1/staff/cases', staff)).json());
  const path = `/v1/staff/cases/${cases[0]?.caseId}`;
  await site.post(`${path}/acknowledge`, '{}', staff);
  expect(await status()).toEqual({ earful: 1, state: 'acknowledged', open: true });
  await site.post(`${path}/replies`, JSON.stringify({ replyId: randomUUID(), text: 'Refunded.' }), staff);
  expect(await status()).toEqual({ earful: 1, state: 'answered', open: false });
});

test('who says that no answer is wanted has no open case', async () => {
  const { status } = await opened({ reply: { wanted: 'none' } });
  expect((await status()).open).toBe(false);
});

test('a wrong pair is one answer, whatever is wrong with it', async () => {
  const { identity, ask } = await opened(wanted);
  const other = mintIdentity();
  const texts = new Set<string>();
  for (const pair of [
    { ...identity, secret: other.secret },
    { ...identity, reference: other.reference },
    { reference: 'nothing', secret: 'nothing' },
    { reference: "' or 1=1", secret: identity.secret },
  ]) {
    const response = await ask(pair);
    expect(response.status).toBe(404);
    texts.add(await response.text());
  }
  expect(texts.size).toBe(1);
  expect(problem.parse(JSON.parse([...texts][0]!)).code).toBe('not-found');
});

test('of two critiques with one reference each secret opens its own', async () => {
  const { site, identity, status } = await opened(wanted);
  const twin = { ...mintIdentity(), reference: identity.reference };
  await send(site, twin);
  expect((await status()).open).toBe(true);
  const response = await site.post('/v1/status', JSON.stringify(twin), plainText);
  expect(statusAnswer.parse(await response.json()).open).toBe(false);
});

test('is read from where critiques may come from, and by POST alone', async () => {
  const { site, ask, identity } = await opened(wanted);
  const evil = await ask(identity, { origin: 'https://evil.example' });
  expect(problem.parse(await evil.json()).code).toBe('wrong-origin');
  const own = await ask(identity, { origin: publicUrl });
  expect(own.headers.get('access-control-allow-origin')).toBe(publicUrl);
  expect(own.headers.get('cache-control')).toBe('no-store');
  expect((await ask({ reference: identity.reference })).status).toBe(422);
  expect((await site.get('/v1/status')).status).toBe(405);
});
