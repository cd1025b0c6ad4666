import { problem } from '@earful/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyOf, envelopeOf, mintIdentity, plainText, send } from '../support/critiques.js';
import { batchOf, exposureRow } from '../support/exposures.js';
import type { Site } from '../support/site.js';
import { openSite, publicUrl } from '../support/site.js';

async function refused(response: Response, code: string, more: object = {}): Promise<void> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const document = problem.parse(await response.json());
  expect(document).toMatchObject({ earful: 1, code, status: response.status, ...more });
}

async function storesNothingAndGoesOn(site: Site): Promise<void> {
  expect(await site.rows('select * from critiques')).toEqual([]);
  expect((await send(site, mintIdentity())).status).toBe(201);
}

const big = (bytes: number) => 'x'.repeat(bytes);

describe('POST /v1/critiques refuses', () => {
  const identity = mintIdentity();
  const good = envelopeOf(identity, bodyOf(identity));

  test.each<[string, string, Record<string, string>, string]>([
    ['what is not JSON', '{', plainText, 'malformed'],
    ['nothing', '', plainText, 'malformed'],
    ['60,000 open brackets', '['.repeat(60_000), plainText, 'malformed'],
    ['deep nesting', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, plainText, 'invalid'],
    ['null', 'null', plainText, 'invalid'],
    ['a number', '1e999', plainText, 'invalid'],
    ['a list', '[]', plainText, 'invalid'],
    ['an empty object', '{}', plainText, 'invalid'],
    ['__proto__', '{"__proto__":{"earful":1}}', plainText, 'invalid'],
    ['a critique without its envelope', bodyOf(identity), plainText, 'invalid'],
    ['an envelope whose body is not JSON', envelopeOf(identity, '{nope'), plainText, 'invalid'],
    ['an envelope whose body is no critique', envelopeOf(identity, '{"a":1}'), plainText, 'invalid'],
    [
      'a critique of a wrong type',
      envelopeOf(identity, bodyOf(identity, { severity: '4' as never })),
      plainText,
      'invalid',
    ],
    ['a secret that is none', envelopeOf(identity, bodyOf(identity), { proof: 'short' }), plainText, 'invalid'],
    ['a time that is none', envelopeOf(identity, bodyOf(identity, { submittedAt: 'noon' })), plainText, 'invalid'],
    ['4001 characters', envelopeOf(identity, bodyOf(identity, { comment: big(4_001) })), plainText, 'invalid'],
    ['64 KiB + 1', `${good}${' '.repeat(65_537 - Buffer.byteLength(good))}`, plainText, 'too-large'],
    ['a megabyte', big(1_048_576), plainText, 'too-large'],
    ['XML', '<a/>', { 'content-type': 'application/xml' }, 'wrong-type'],
    ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 'wrong-type'],
    ['a compressed body', good, { ...plainText, 'content-encoding': 'gzip' }, 'wrong-type'],
  ])('%s', async (_, body, headers, code) => {
    const site = await openSite();
    await refused(await site.post('/v1/critiques', body, headers), code);
    await storesNothingAndGoesOn(site);
  });

  test('bytes that are not UTF-8, and a missing content type', async () => {
    const site = await openSite();
    const post = (body: BodyInit, headers: Record<string, string>) =>
      site.earful.fetch(new Request(`${publicUrl}/earful/v1/critiques`, { method: 'POST', body, headers }));
    await refused(await post(new Uint8Array([0x22, 0xff, 0xfe, 0x22]), plainText), 'malformed');
    await refused(await post(new Uint8Array([0x7b, 0x7d]), {}), 'wrong-type');
    await storesNothingAndGoesOn(site);
  });

  test('a body that lies about its length', async () => {
    const site = await openSite();
    const lying = { ...plainText, 'content-length': '10' };
    await refused(await site.post('/v1/critiques', big(70_000), lying), 'too-large');
    await storesNothingAndGoesOn(site);
  });

  test('exactly 64 KiB is read', async () => {
    const site = await openSite();
    const padded = `${good}${' '.repeat(65_536 - Buffer.byteLength(good))}`;
    expect((await site.post('/v1/critiques', padded, plainText)).status).toBe(201);
  });

  test('an endless body, after the limit and no later', async () => {
    const site = await openSite();
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(16_384));
      },
    });
    const request = new Request(`${publicUrl}/earful/v1/critiques`, {
      method: 'POST',
      body: endless,
      headers: plainText,
      duplex: 'half',
    } as RequestInit);
    await refused(await site.earful.fetch(request), 'too-large');
    expect(pulled).toBeLessThanOrEqual(6);
    await storesNothingAndGoesOn(site);
  });

  test('names the place of a fault, never the value', async () => {
    const site = await openSite();
    const response = await site.post(
      '/v1/critiques',
      envelopeOf(identity, bodyOf(identity, { touchpointId: '<img onerror=x>' })),
      plainText,
    );
    const text = await response.text();
    expect(problem.parse(JSON.parse(text)).faults).toMatchObject([{ path: 'touchpointId' }]);
    expect(text).not.toContain('onerror');
  });
});

describe('JSON that is nested deeper than the contract will ever be', () => {
  const tooDeep = { detail: 'It is nested deeper than 16.' };
  const nested = (text: string, depth: number) =>
    text.replace(/}$/, `,"later":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`);
  const { reference, secret } = mintIdentity();
  const critiqueOf = (depth: number) => {
    const identity = mintIdentity();
    return envelopeOf(identity, nested(bodyOf(identity, { path: '/basket?secret' }), depth));
  };

  test.each([
    ['in a critique', '/v1/critiques', critiqueOf(17)],
    ['thousands deep', '/v1/critiques', critiqueOf(20_000)],
    ['around a critique', '/v1/critiques', nested(critiqueOf(2), 20_000)],
    ['in a batch of sums', '/v1/exposures', nested(batchOf({ rows: [exposureRow('shown')] }), 20_000)],
    ['in a question for the status', '/v1/status', nested(JSON.stringify({ earful: 1, reference, secret }), 20_000)],
  ])('is refused %s', async (_, path, body) => {
    const site = await openSite();
    await refused(await site.post(path, body, plainText), 'invalid', tooDeep);
    expect(await site.rows('select * from exposures')).toEqual([]);
    await storesNothingAndGoesOn(site);
  });

  test('and what a later page adds within it is kept', async () => {
    const site = await openSite();
    expect((await site.post('/v1/critiques', critiqueOf(16), plainText)).status).toBe(201);
  });

  test('is refused of staff, too', async () => {
    const site = await openSite();
    const owner = await site.signIn();
    const body = nested(JSON.stringify({ name: 'Ben', role: 'viewer' }), 20_000);
    await refused(await site.post('/v1/staff/members', body, owner), 'invalid', tooDeep);
    await refused(await site.post('/v1/staff/session', nested('{"token":"a"}', 20_000), owner), 'invalid', tooDeep);
    expect(await site.rows('select name from members')).toEqual([{ name: 'Ada' }]);
  });
});

test.each([
  ['GET', '/v1/critiques', 'method-not-allowed'],
  ['PUT', '/v1/critiques', 'method-not-allowed'],
  ['DELETE', '/v1/config', 'method-not-allowed'],
  ['POST', '/v1/config', 'method-not-allowed'],
  ['POST', '/v1/health', 'method-not-allowed'],
  ['POST', `/c/ABCD-EFGH/${'a'.repeat(22)}`, 'wrong-origin'],
  ['DELETE', `/c/ABCD-EFGH/${'a'.repeat(22)}`, 'method-not-allowed'],
  ['POST', '/c/page.css', 'method-not-allowed'],
  ['GET', '/v1/nothing', 'not-found'],
  ['GET', '/v1/', 'not-found'],
  ['GET', '', 'not-found'],
  ['GET', '/../etc/passwd', 'not-found'],
  ['GET', '/c/only-one', 'not-found'],
  ['GET', '/%ff%00', 'not-found'],
  ['GET', '/v1/%E0%A4%A', 'not-found'],
  ['GET', '/earful.css', 'not-found'],
])('%s %s answers %s', async (method, path, code) => {
  const site = await openSite();
  await refused(await site.earful.fetch(new Request(`${publicUrl}/earful${path}`, { method })), code);
});

test('outside the base path there is nothing', async () => {
  const site = await openSite();
  await refused(await site.earful.fetch(new Request(`${publicUrl}/earfulness/v1/health`)), 'not-found');
  await refused(await site.earful.fetch(new Request(`${publicUrl}/v1/health`)), 'not-found');
});

describe('whatever JSON is posted', () => {
  test('the receiver answers, and never with a failure of its own', async () => {
    const site = await openSite();
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 6 }), async (body) => {
        const response = await site.post('/v1/critiques', body, plainText);
        expect(response.status).toBeLessThan(500);
        problem.parse(await response.json());
      }),
      { numRuns: 150 },
    );
    expect(await site.rows('select id from critiques')).toEqual([]);
  });

  test('every critique that almost follows the schema is stored or refused', async () => {
    const site = await openSite();
    const anything = fc.option(fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.jsonValue()), {
      nil: undefined,
    });
    const field = fc.constantFrom(
      'comment',
      'expectedText',
      'facts',
      'trail',
      'causes',
      'path',
      'occurredAt',
      'locale',
    );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(field, anything), fc.date({ noInvalidDate: true }), async (fields, date) => {
        const year = date.getUTCFullYear();
        const times = year >= 0 && year <= 9_999 ? { submittedAt: date.toISOString() } : {};
        const identity = mintIdentity();
        const body = bodyOf(identity, { ...times, ...(fields as object) });
        const response = await site.post('/v1/critiques', envelopeOf(identity, body), plainText);
        expect([201, 422]).toContain(response.status);
      }),
      { numRuns: 200 },
    );
  });
});
