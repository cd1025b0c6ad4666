import { randomUUID } from 'node:crypto';
import { caseList } from '@earful/protocol';
import { createEarful, eraseSample } from '@earful/server';
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
});
