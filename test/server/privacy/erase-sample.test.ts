import { randomUUID } from 'node:crypto';
import { caseList } from '@earful/protocol';
import { createEarful, createSignInLink, eraseSample } from '@earful/server';
import { expect, test } from 'vitest';
import { bodyOf, envelopeOf, mintIdentity, plainText, send } from '../support/critiques.js';
import { batchOf, exposureRow, report } from '../support/exposures.js';
import { config, openSite, publicUrl } from '../support/site.js';

test('erases invented history with everything that hangs on it, and nothing else', async () => {
  const site = await openSite();
  const inventing = createEarful({ config, store: site.store, publicUrl, sample: true });
  const canary = 'canary-7f3a91';
  for (let count = 0; count < 3; count += 1) {
    const identity = mintIdentity();
    const body = envelopeOf(
      identity,
      bodyOf(identity, { comment: canary, reply: { wanted: 'email', email: 'x@example.org' } }),
    );
    await inventing.fetch(
      new Request(`${publicUrl}/earful/v1/critiques`, { method: 'POST', body, headers: plainText }),
    );
  }
  const sums = {
    rows: [exposureRow('shown')],
    promises: [{ promiseId: 'two-days', outcome: 'kept' as const, count: 1 }],
    waits: [{ touchpointId: 'checkout', seconds: 5, left: true }],
  };
  await report(site, sums);
  await inventing.fetch(
    new Request(`${publicUrl}/earful/v1/exposures`, { method: 'POST', body: batchOf(sums), headers: plainText }),
  );
  const staff = await site.signIn();
  const list = caseList.parse(await (await site.get('/v1/staff/cases', staff)).json());
  const path = `/v1/staff/cases/${list.cases[0]?.caseId}/replies`;
  await site.post(path, JSON.stringify({ replyId: randomUUID(), text: canary }), staff);
  const real = mintIdentity();
  await send(site, real, { comment: 'real' });

  expect(await eraseSample(site.store)).toBe(3);
  expect(await site.rows('select id from critiques')).toEqual([{ id: real.critiqueId }]);
  expect(await site.rows('select comment from revisions')).toEqual([{ comment: 'real' }]);
  expect(await site.rows('select id from cases')).toHaveLength(1);
  for (const table of ['exposures', 'promise_outcomes', 'waits', 'exposure_batches']) {
    expect(await site.rows(`select sample from ${table}`)).toEqual([{ sample: 0 }]);
  }
  for (const table of ['replies', 'contacts']) expect(await site.rows(`select * from ${table}`)).toEqual([]);
  expect(await site.rows('select kind from outgoing')).toEqual([{ kind: 'received' }]);
  expect(await site.database.keeps(canary)).toBe(false);
  expect(await eraseSample(site.store)).toBe(0);
  expect(await site.rows('select action, object_id from audit where actor_id is null order by sequence')).toEqual([
    { action: 'invited', object_id: expect.any(String) },
    { action: 'sampleErased', object_id: '3' },
  ]);
});

test('takes off the staff who were invented, with what they did; real staff, and what was done for customers, stays', async () => {
  const site = await openSite();
  const inventing = createEarful({ config, store: site.store, publicUrl, sample: true });
  const ada = await site.signIn('Ada', 'owner');
  // Called as if invented, by somebody real.
  const real = await site.signIn('Rita (sample)', 'member');
  const names = ['Nadia (sample)', 'Piotr (sample)'];
  for (const name of names)
    await createSignInLink({ store: site.store, publicUrl, name, role: 'member', sample: true });
  const [nadia, piotr] = [await site.signIn(names[0]), await site.signIn(names[1])];
  const [mint, customer] = [mintIdentity(), mintIdentity()];
  await inventing.fetch(
    new Request(`${publicUrl}/earful/v1/critiques`, {
      method: 'POST',
      body: envelopeOf(mint, bodyOf(mint)),
      headers: plainText,
    }),
  );
  await send(site, customer);
  const list = caseList.parse(await (await site.get('/v1/staff/cases?state=all', ada)).json());
  const caseOf = (id: string) => list.cases.find(({ critiqueId }) => critiqueId === id)?.caseId ?? '';
  const answer = (id: string, who: typeof ada) =>
    site.post(`/v1/staff/cases/${caseOf(id)}/replies`, JSON.stringify({ replyId: randomUUID(), text: 'Sorry.' }), who);
  for (const who of [nadia, piotr, real]) expect((await answer(mint.critiqueId, who)).status).toBe(201);
  // Whoever tries the inbox out may take a link of invented staff, and then a customer writes.
  expect((await answer(customer.critiqueId, piotr)).status).toBe(201);

  await eraseSample(site.store);
  for (const who of [nadia, piotr]) expect((await site.get('/v1/staff/session', who)).status).toBe(401);
  for (const who of [ada, real]) expect((await site.get('/v1/staff/session', who)).status).toBe(200);
  const members = await site.rows<{ id: string; name: string }>(
    'select id, name from members where removed_at is null',
  );
  expect(members.map(({ name }) => name).sort()).toEqual(['Ada', 'Rita (sample)']);
  for (const table of ['sessions', 'sign_in_links'])
    expect(new Set((await site.rows(`select member_id from ${table}`)).map((row) => row['member_id']))).toEqual(
      new Set(members.map(({ id }) => id)),
    );
  // The customer's page names who answered.
  expect(await site.rows('select name from replies join members on members.id = author_id')).toEqual([
    { name: names[1] },
  ]);
  expect(await site.rows(`select name from members where name = '${names[0]}'`)).toEqual([]);
  const [audit, left] = [
    await site.rows<{ action: string; name: string | null }>(
      'select action, name from audit left join members on members.id = actor_id order by sequence',
    ),
    (name: string | null, ...actions: string[]) => actions.map((action) => ({ action, name })),
  ];
  expect(audit).toEqual([
    ...left(null, 'invited'),
    ...left('Ada', 'signedIn'),
    ...left(null, 'invited'),
    ...left('Rita (sample)', 'signedIn', 'replied'),
    ...left(names[1]!, 'replied'),
    ...left(null, 'sampleErased'),
  ]);
});
