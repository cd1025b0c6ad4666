import { expect, test } from 'vitest';
import { plainText } from '../support/critiques.js';
import { openSite, publicUrl } from '../support/site.js';

test('of what is refused the first is told at once, and once a minute how many came since, for each route and code', async () => {
  const lines: unknown[] = [];
  const site = await openSite({ log: (...line) => void lines.push(line) });
  const ask = async (method: string, path: string) =>
    (await site.earful.fetch(new Request(`${publicUrl}/earful${path}`, { method }))).status;
  const flood = async (count: number) => {
    for (let n = 0; n < count; n += 1) {
      expect(await ask('GET', `/v1/staff/cases/${n}`)).toBe(401);
      expect(await ask('PUT', '/v1/critiques')).toBe(405);
    }
  };
  const told = (refused: number) => [
    ['info', 'refused', { method: 'GET', route: '/earful/v1/staff/*', code: 'not-signed-in', refused }],
    ['info', 'refused', { method: 'PUT', route: '/earful/v1/critiques', code: 'method-not-allowed', refused }],
  ];
  await flood(50);
  expect(lines.splice(0)).toEqual(told(1));
  site.clock.nowMs += 59_999;
  await flood(1);
  expect(lines).toEqual([]);
  site.clock.nowMs += 1;
  await flood(50);
  expect(lines.splice(0)).toEqual(told(51));
  // A clock that was set back must not silence it.
  site.clock.nowMs -= 3_600_000;
  await flood(1);
  expect(lines).toEqual(told(50));
});

test('where a page of another site is refused, the log says which', async () => {
  const lines: unknown[] = [];
  const site = await openSite({ log: (...line) => void lines.push(line) });
  const origin = 'https://shop.example';
  expect((await site.post('/v1/critiques', '{}', { ...plainText, origin })).status).toBe(403);
  const where = { method: 'POST', route: '/earful/v1/critiques' };
  expect(lines).toEqual([['info', 'refused', { ...where, code: 'wrong-origin', origin, refused: 1 }]]);
});
