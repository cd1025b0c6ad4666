import { problem } from '@earful/protocol';
import { createClient } from '@earful/client';
import { createEarful, createMetrics } from '@earful/server';
import { describe, expect, test } from 'vitest';
import { bodyOf, envelopeOf, mintIdentity, plainText } from '../support/critiques.js';
import { createMemoryOutbox } from '../../client/helpers/memory-outbox.js';
import { batchOf } from '../support/exposures.js';
import { open, ownForm, read, submit } from '../support/hosted.js';
import type { Site } from '../support/site.js';
import { openSite, publicUrl } from '../support/site.js';

const fromHere = (address: string) => ({ ...plainText, 'x-forwarded-for': address });

function critique() {
  const identity = mintIdentity();
  return envelopeOf(identity, bodyOf(identity));
}

/** Sends so many critiques, each a new one. */
const flood = (site: Site, count: number, address: string) =>
  Promise.all(Array.from({ length: count }, () => site.post('/v1/critiques', critique(), plainText, address)));

const statuses = (responses: Response[], status: number) => responses.filter((one) => one.status === status).length;

describe('the limit by network', () => {
  test('refuses with a document and a wait, readable from other sites, and stores what comes after it', async () => {
    const site = await openSite({ rateLimit: 10, chance: () => 0, allowedOrigins: ['https://shop.example'] });
    const body = critique();
    expect(statuses(await flood(site, 30, '203.0.113.7'), 201)).toBe(10);
    const headers = { ...plainText, origin: 'https://shop.example' };
    const refused = await site.post('/v1/critiques', body, headers, '203.0.113.7');
    expect(refused.status).toBe(429);
    expect(problem.parse(await refused.json())).toMatchObject({ code: 'too-many', status: 429 });
    expect(refused.headers.get('retry-after')).toBe('6');
    expect(refused.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(refused.headers.get('access-control-expose-headers')).toBe('retry-after');
    expect((await site.post('/v1/critiques', critique(), plainText, '203.0.113.8')).status).toBe(201);
    site.clock.nowMs += 6_000;
    expect((await site.post('/v1/critiques', body, plainText, '203.0.113.7')).status).toBe(201);
    expect(await site.rows('select id from critiques')).toHaveLength(12);
  });

  test('spreads the waits', async () => {
    const site = await openSite({ rateLimit: 1, chance: () => 0.5 });
    await flood(site, 1, '203.0.113.7');
    const [refused] = await flood(site, 1, '203.0.113.7');
    expect(refused!.headers.get('retry-after')).toBe('65');
  });

  test('is one of its own for critiques, sums, questions and forms', async () => {
    const site = await openSite({ rateLimit: 2 });
    const address = '203.0.113.7';
    const routes: [path: string, body: () => string, headers: Record<string, string>, taken: number][] = [
      ['/v1/critiques', critique, plainText, 201],
      ['/v1/exposures', () => batchOf(), plainText, 200],
      ['/v1/status', () => JSON.stringify({ reference: '0000-0000', secret: 'a'.repeat(22) }), plainText, 404],
      ['/t/checkout', () => 'disconfirmation=-2', ownForm, 303],
    ];
    for (const [path, body, headers, taken] of routes) {
      const answered = [];
      for (let time = 0; time < 3; time += 1) answered.push((await site.post(path, body(), headers, address)).status);
      expect(answered, path).toEqual([taken, taken, 429]);
    }
  });

  test('holds for pages with a wrong secret, and for nobody who looks at their own', async () => {
    const identity = mintIdentity();
    const [mine, wrong] = [identity, mintIdentity()].map(({ secret }) => `${identity.reference}/${secret}`);
    const pages: [string, string][] = [
      ['GET', '/c/'],
      ['GET', '/t/checkout/'],
      ['POST', '/c/'],
      ['POST', '/t/checkout/'],
    ];
    for (const [method, path] of pages) {
      const site = await openSite({ rateLimit: 2, chance: () => 0 });
      await site.post('/v1/critiques', envelopeOf(identity, bodyOf(identity)), plainText);
      const ask = (address: string | undefined) => {
        const body = method === 'POST' ? 'email=' : null;
        const request = new Request(`${publicUrl}/earful${path}${address}`, { method, headers: ownForm, body });
        return site.earful.fetch(request, { address: '203.0.113.7' });
      };
      // Forms have a limit of their own.
      for (let time = 0; time < (method === 'GET' ? 5 : 1); time += 1)
        expect((await ask(mine)).status, method + path).toBeLessThan(400);
      expect([(await ask(wrong)).status, (await ask(wrong)).status], method + path).toEqual([404, 404]);
      const refused = await ask(wrong);
      expect(refused.status, method + path).toBe(429);
      expect(refused.headers.get('retry-after')).toBe('30');
      expect(refused.headers.get('content-type')).toBe('text/html; charset=UTF-8');
      expect((await ask(mine)).status, method + path).toBeLessThan(400);
    }
  });

  test('does not hold where nothing tells one customer from another, and says so once', async () => {
    const lines: string[] = [];
    const site = await openSite({ rateLimit: 2, log: (level, what) => void (level === 'warn' && lines.push(what)) });
    const through = () => site.post('/v1/critiques', critique(), fromHere('203.0.113.7'), '127.0.0.1');
    expect(statuses([await through(), await through(), await through(), await through()], 201)).toBe(4);
    expect(lines).toEqual(['a proxy is not trusted, so nobody is limited by address; name it']);
  });

  test('looks through a proxy that is trusted, and not at what its sender made up', async () => {
    const site = await openSite({ rateLimit: 2, trustedProxies: ['127.0.0.1'] });
    const through = (claimed: string, address: string) =>
      site.post('/v1/critiques', critique(), fromHere(`${claimed}, ${address}`), '127.0.0.1');
    const answered = [];
    for (let time = 0; time < 6; time += 1) answered.push(await through(`198.51.100.${time}`, '203.0.113.7'));
    expect(statuses(answered, 201)).toBe(2);
    expect((await through('203.0.113.7', '203.0.113.8')).status).toBe(201);
  });

  test('of 0 is none', async () => {
    const site = await openSite({ rateLimit: 0, rateLimitTotal: 0 });
    expect(statuses(await flood(site, 400, '203.0.113.7'), 201)).toBe(400);
  });
});

test('a flood at a hundred times the limit: honest devices bring everything by asking again, and staff work', async () => {
  const site = await openSite({ rateLimit: 5, rateLimitTotal: 20 });
  const staff = await site.signIn();
  const bodies = Array.from({ length: 10 }, critique);
  /** A minute of five hostile networks, by themselves enough to use up what all share, before anybody else comes. */
  const hostile = async () => {
    for (let network = 0; network < 5; network += 1)
      for (let one = 0; one < 500; one += 1)
        await site.post('/v1/critiques', bodies[one % 10]!, plainText, `198.51.100.${network}`);
  };
  await hostile();

  // Eight people behind one address, more than its bucket holds, and four more behind addresses of their own.
  const devices = Array.from({ length: 12 }, (_, one) =>
    createClient({
      endpoint: `${publicUrl}/earful`,
      now: () => site.clock.nowMs,
      outbox: createMemoryOutbox(),
      fetch: (url, init) =>
        site.earful.fetch(new Request(url as string, init), { address: one < 8 ? '203.0.113.1' : `203.0.113.${one}` }),
    }),
  );
  const content = {
    touchpointId: 'checkout',
    origin: 'launcher',
    surface: 'card',
    locale: 'en',
    answerOrder: 'worstFirst',
  };
  const minted = devices.map((device) => device.mint());
  await Promise.all(devices.map(async (device, one) => (await device.submit(minted[one]!, 1, content)).tried));
  const kept = async () => (await Promise.all(devices.map((device) => device.pending()))).flat().length;
  expect(await kept()).toBeGreaterThan(0);
  for (let minute = 0; minute < 5; minute += 1) {
    site.clock.nowMs += 60_000;
    await hostile();
    await Promise.all(devices.map((device) => device.flush()));
    expect((await site.get('/v1/staff/cases', staff)).status).toBe(200);
  }
  expect(await kept()).toBe(0);
  const stored = new Set((await site.rows('select id from critiques')).map(({ id }) => id));
  expect(minted.filter(({ critiqueId }) => !stored.has(critiqueId))).toEqual([]);
});

test('all networks together have a limit, too; who has used half of his own leaves half of it to the others', async () => {
  const site = await openSite({ rateLimit: 5, rateLimitTotal: 12 });
  expect(statuses(await flood(site, 100, '203.0.113.1'), 201)).toBe(5);
  expect(statuses(await flood(site, 100, '203.0.113.2'), 201)).toBe(2);
  expect(statuses(await flood(site, 100, '203.0.113.3'), 201)).toBe(2);
  expect(statuses(await flood(site, 2, '203.0.113.4'), 201)).toBe(2);
  expect(statuses(await flood(site, 2, '203.0.113.5'), 201)).toBe(1);
});

describe('a form without script', () => {
  test('comes back with what was typed into it', async () => {
    const site = await openSite({ rateLimit: 3, chance: () => 0 });
    const start = await open(site, '/t/checkout');
    const address = '203.0.113.7';
    const tapped = await site.post('/t/checkout', tapOf(start.hidden), ownForm, address);
    const place = (tapped.headers.get('location') ?? '').replace('/earful', '');
    for (let one = 0; one < 2; one += 1) await site.post('/t/checkout', 'disconfirmation=-1', ownForm, address);
    const words = String(new URLSearchParams({ revision: '2', comment: 'Card declined, twice.' }));
    const page = await read(await site.post(place, words, ownForm, address));
    expect(page.status).toBe(429);
    expect(page.headers.get('retry-after')).toBe('20');
    expect(page.text).toContain('Card declined, twice.');
    expect(await site.rows('select comment from revisions where comment is not null')).toEqual([]);

    const start2 = await open(site, '/t/checkout');
    const refused = await read(await site.post('/t/checkout', tapOf(start2.hidden), ownForm, address));
    expect(refused).toMatchObject({ status: 429, hidden: start2.hidden });
    expect((await site.post(`/c/${place.slice('/t/checkout/'.length)}?withdraw`, '', ownForm, address)).status).toBe(
      429,
    );

    site.clock.nowMs += 20_000;
    expect((await site.post(place, words, ownForm, address)).status).toBe(303);
    expect(await site.rows('select comment from revisions where comment is not null')).toHaveLength(1);
  });
});

const tapOf = (hidden: Record<string, string>) => String(new URLSearchParams({ ...hidden, disconfirmation: '-2' }));

test('refusals are counted, and the log says so once a minute, without an address', async () => {
  const lines: string[] = [];
  const site = await openSite({ rateLimit: 1, log: (...line) => void lines.push(JSON.stringify(line)) });
  const metrics = createMetrics(site.store);
  const watched = metrics.watch(site.earful);
  for (let one = 0; one < 50; one += 1) {
    site.clock.nowMs += 500;
    const request = new Request(`${publicUrl}/earful/v1/critiques`, { method: 'POST', body: critique() });
    await watched.fetch(request, { address: '203.0.113.7' });
  }
  const said = lines.filter((line) => line.includes('rate limit'));
  expect(said).toEqual([JSON.stringify(['warn', 'refused by the rate limit', { refused: 1, kind: 'critiques' }])]);
  expect(lines.join('\n')).not.toContain('203.0.113.7');
  const text = await (await metrics.fetch(new Request(`${publicUrl}/metrics`))).text();
  expect(text).toContain('earful_requests_total{area="critiques",method="POST",status="429"} 49');
});

test('no address is anywhere in the database', async () => {
  const site = await openSite();
  await site.post('/v1/critiques', critique(), plainText, '203.0.113.77');
  await submit(site, '/t/checkout', { disconfirmation: '-2' });
  for (const table of ['critiques', 'revisions', 'cases', 'outgoing', 'contacts'])
    expect(JSON.stringify(await site.rows(`select * from ${table}`))).not.toContain('203.0.113.77');
});

test('a proxy that is no address is refused when the program starts', async () => {
  const { store } = await openSite();
  const config = { brand: { name: 'Larkspoon' }, touchpoints: [{ id: 'checkout', name: 'Checkout' }] };
  expect(() => createEarful({ config, store, publicUrl, trustedProxies: ['balancer'] })).toThrow(TypeError);
});
