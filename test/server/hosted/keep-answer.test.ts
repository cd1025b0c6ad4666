import { expect, test } from 'vitest';
import type { Store } from '@earful/server';
import { openStore } from '@earful/server';
import { open, ownForm, placeOf, read, submit, tap } from '../support/hosted.js';
import { mintIdentity, send } from '../support/critiques.js';
import { makeDatabase } from '../support/database.js';
import { openSite, startMs } from '../support/site.js';

const answers = 'select critique_id, revision, disconfirmation from revisions order by critique_id, revision';

test('the same form sent twice, one after the other or at once, is one critique', async () => {
  const site = await openSite();
  const { start, place } = await tap(site, '-2');
  site.clock.nowMs += 60_000;
  const fields = { ...start.hidden, disconfirmation: '-2' };
  const again = await Promise.all([1, 2, 3].map(() => submit(site, '/t/checkout', fields)));
  expect(again.map(placeOf)).toEqual([place, place, place]);
  expect(await site.rows('select id from critiques')).toHaveLength(1);

  const fresh = await open(site, '/t/checkout');
  const both = { ...fresh.hidden, disconfirmation: '-1' };
  const atOnce = await Promise.all([submit(site, '/t/checkout', both), submit(site, '/t/checkout', both)]);
  expect(placeOf(atOnce[0]!)).toBe(placeOf(atOnce[1]!));
  expect(await site.rows('select id from critiques')).toHaveLength(2);
});

test('another answer under used names is a critique of its own, once', async () => {
  const site = await openSite();
  const { start, place } = await tap(site, '-2');
  const fields = { ...start.hidden, disconfirmation: '1' };
  const others = await Promise.all([submit(site, '/t/checkout', fields), submit(site, '/t/checkout', fields)]);
  expect(placeOf(others[0]!)).toBe(placeOf(others[1]!));
  expect(placeOf(others[0]!)).not.toBe(place);
  const rows = await site.rows<{ critique_id: string; disconfirmation: number }>(answers);
  expect(rows.map((row) => row.disconfirmation).sort()).toEqual([-2, 1].sort());
  expect(rows.find((row) => row.critique_id === start.hidden['critiqueId'])?.disconfirmation).toBe(-2);
  for (const to of [place, placeOf(others[0]!)]) expect((await open(site, to)).status).toBe(200);
});

test('who knows only the names of a critique cannot write under them', async () => {
  const site = await openSite();
  const victim = mintIdentity();
  await send(site, victim, { disconfirmation: 2, comment: 'Mine.' });
  const forged = { critiqueId: victim.critiqueId, reference: victim.reference, secret: mintIdentity().secret };
  const response = await submit(site, '/t/checkout', { ...forged, disconfirmation: '-2' });
  expect(response.status).toBe(303);
  expect(placeOf(response)).not.toContain(victim.reference);
  const [row] = await site.rows(
    `select disconfirmation, comment, latest_revision from revisions
     join critiques on critiques.id = critique_id where critique_id = '${victim.critiqueId}'`,
  );
  expect(row).toEqual({ disconfirmation: 2, comment: 'Mine.', latest_revision: 1 });

  const details = { revision: '2', comment: 'Forged.' };
  expect((await submit(site, `/t/checkout/${victim.reference}/${forged.secret}`, details)).status).toBe(404);
  expect((await site.get(`/t/checkout/${victim.reference}/${forged.secret}`)).status).toBe(404);
  expect(await site.rows("select * from revisions where comment = 'Forged.'")).toEqual([]);
});

test('the same answer with a wrong secret is a critique of its own, and tells nothing of the other', async () => {
  const site = await openSite();
  const { start, place } = await tap(site, '-2');
  const forged = { ...start.hidden, secret: mintIdentity().secret, disconfirmation: '-2' };
  const other = placeOf(await submit(site, '/t/checkout', forged));
  expect(other).not.toContain(start.hidden['reference']);
  expect(other).not.toBe(place);
  expect((await open(site, other)).status).toBe(200);
  expect(await site.rows('select id from critiques')).toHaveLength(2);
});

test.each([
  { critiqueId: "'; drop table critiques; --" },
  { critiqueId: '018f0000-0000-4000-8000-000000000000' },
  { reference: '<b>' },
  { secret: 'short' },
  { secret: 'x'.repeat(5_000) },
])('names that somebody has played with are not used: %j', async (played) => {
  const site = await openSite();
  const start = await open(site, '/t/checkout');
  const response = await submit(site, '/t/checkout', { ...start.hidden, ...played, disconfirmation: '-2' });
  expect(response.status).toBe(303);
  expect(placeOf(response)).not.toContain(start.hidden['reference']);
  expect(await site.rows('select disconfirmation from revisions')).toEqual([{ disconfirmation: -2 }]);
});

test('the same details sent twice are one revision; those of another tab are the next', async () => {
  const site = await openSite();
  const { place } = await tap(site, '-2');
  const one = { revision: '2', comment: 'First tab.', wanted: 'none' };
  await Promise.all([submit(site, place, one), submit(site, place, one)]);
  site.clock.nowMs += 60_000;
  await submit(site, place, one);
  await submit(site, place, { ...one, comment: 'Second tab.' });
  await submit(site, place, { ...one, comment: 'Second tab.' });
  const rows = await site.rows('select revision, comment from revisions order by revision');
  expect(rows).toEqual([
    { revision: 1, comment: null },
    { revision: 2, comment: 'First tab.' },
    { revision: 3, comment: 'Second tab.' },
  ]);
  expect(await site.rows('select latest_revision from critiques')).toEqual([{ latest_revision: 3 }]);
});

test('while nothing can be stored the page comes back with every word, and the next press is the same critique', async () => {
  const database = await makeDatabase();
  const real = await openStore({ ...database.options, now: () => startMs });
  let isDown = true;
  const store: Store = {
    ...real,
    write: (run) => (isDown ? Promise.reject(new Error('disk full')) : real.write(run)),
  };
  const site = await openSite({ store, database });
  const start = await open(site, '/t/checkout');
  const fields = { ...start.hidden, disconfirmation: '-2' };
  const failed = await read(await submit(site, '/t/checkout', fields));
  expect(failed.status).toBe(503);
  expect(failed.text).toContain('That didn’t go through.');
  expect(failed.hidden).toEqual(start.hidden);

  isDown = false;
  const place = placeOf(await submit(site, '/t/checkout', { ...failed.hidden, disconfirmation: '-2' }));
  isDown = true;
  const kept = await read(await submit(site, place, { revision: '2', comment: 'Keep <me>.', wanted: 'none' }, ownForm));
  expect(kept.status).toBe(503);
  expect(kept.text).toContain('Keep &lt;me&gt;.');
  expect(kept.text).toMatch(/<title>That didn’t go through\. · /);
  expect(kept.text).not.toContain('Thank you');
});
