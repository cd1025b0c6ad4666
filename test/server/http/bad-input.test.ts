import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { brokenBytes, hostileStrings, jsonTexts } from '../../helpers/bad-input/corpora.js';
import { fuzz } from '../../helpers/bad-input/fuzz.js';
import { jsonPlaces, places } from '../../helpers/bad-input/places.js';
import { createTarget } from '../../helpers/bad-input/target.js';
import { openSite, publicUrl, startMs } from '../support/site.js';

/** Draws other requests in each run, and says which. */
const seed = Number(process.env['EARFUL_SEED'] ?? Date.now() % 2 ** 31);
beforeAll(() => console.log(`Seed of bad input: EARFUL_SEED=${seed}`));

const open = async () => {
  // Nobody answers there, and nobody is asked in vain for long.
  const openIdConnect = { issuer: 'http://127.0.0.1:1', clientId: 'earful', clientSecret: 'not one' };
  const site = await openSite({ openIdConnect });
  return { site, target: await createTarget(site.earful.fetch, site.store, publicUrl) };
};

const names = Object.keys(places);

test('every place of every route takes or refuses what has broken others', async () => {
  const { site, target } = await open();
  const complaints: (string | undefined)[] = [];
  // Each place a share of the strings, another with each seed; `npm run faults` plays all of them.
  for (const [index, value] of hostileStrings.entries())
    for (let step = 0; step < 2; step += 1) {
      const name = names[(index * 2 + step + seed) % names.length]!;
      const complaint = await target.strike(places[name]!(value, target, publicUrl, startMs));
      if (complaint) complaints.push(`${name}: ${JSON.stringify(value).slice(0, 80)}: ${complaint}`);
    }
  expect(complaints).toEqual([]);
  expect((await site.get('/v1/health')).status).toBe(200);
}, 60_000);

test.each(['\0', 'a\0b', '\ud800', '9223372036854775808', '1e400'])('%j in every place', async (value) => {
  const { target } = await open();
  const complaints = [];
  for (const [name, place] of Object.entries(places)) {
    const complaint = await target.strike(place(value, target, publicUrl, startMs));
    if (complaint) complaints.push(`${name}: ${complaint}`);
  }
  expect(complaints).toEqual([]);
});

test('whatever is no JSON is called malformed, and what is JSON is not', async () => {
  const { target } = await open();
  const wrong = [];
  for (const [index, { name, input, mustFail }] of jsonTexts.entries()) {
    const attack = jsonPlaces[(index + seed) % jsonPlaces.length]!(input, target, publicUrl, startMs);
    const response = await target.send(attack);
    const { code } = (await response!.json()) as { code?: string };
    if (mustFail !== undefined && code !== 'too-large' && (code === 'malformed') !== mustFail)
      wrong.push(`${attack.path} ${name}: ${code}`);
    if (response!.status >= 500) wrong.push(`${attack.path} ${name}: ${response!.status}`);
  }
  expect(wrong).toEqual([]);
  for (const place of jsonPlaces)
    for (const bytes of brokenBytes)
      expect((await target.send(place(bytes, target, publicUrl, startMs)))!.status).toBe(400);
});

test('whatever is generated is answered', async () => {
  const { target } = await open();
  await fuzz(target, { publicUrl, nowMs: startMs, seed, count: 1_000 });
}, 60_000);

test('the fuzzer finds a route that fails, and says how to find it again', async () => {
  const { target } = await open();
  const broken = { ...target, strike: async () => 'GET /broken: 500' };
  await expect(fuzz(broken, { publicUrl, nowMs: startMs, seed: 7, count: 10 })).rejects.toThrow(/seed: 7/);
  expect(fc.readConfigureGlobal()?.seed).toBeUndefined();
});
