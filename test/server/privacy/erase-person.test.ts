import { randomUUID } from 'node:crypto';
import { caseList, receipt } from '@earful/protocol';
import { erasePerson, exportCsv, exportJson } from '@earful/server';
import { expect, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import { openSite, startMs } from '../support/site.js';

const words = 'canary-91c2 said to nobody else';
const told = (email: string) => ({ comment: words, remedyText: words, reply: { wanted: 'email' as const, email } });

test.each(['reference', 'email'] as const)('by %s: words, contact and answers go, the names stay', async (by) => {
  const site = await openSite();
  const [mine, other] = [mintIdentity(), mintIdentity()];
  await send(site, mine, { disconfirmation: -2 });
  await send(site, mine, { revision: 2, ...told('Rain@Example.org') });
  await send(site, other, { comment: 'stays', reply: { wanted: 'email', email: 'rain@example.com' } });
  const staff = await site.signIn();
  const { cases } = caseList.parse(await (await site.get('/v1/staff/cases', staff)).json());
  const { caseId } = cases.find(({ critiqueId }) => critiqueId === mine.critiqueId)!;
  await site.post(`/v1/staff/cases/${caseId}/replies`, JSON.stringify({ replyId: randomUUID(), text: words }), staff);
  expect(await site.database.keeps(words)).toBe(true);

  const person =
    by === 'reference' ? { reference: ` ${mine.reference.toLowerCase()}` } : { email: 'rain@example.org ' };
  expect(await erasePerson(site.store, person)).toEqual([mine.reference]);
  for (const text of [words, 'Rain@Example.org']) expect(await site.database.keeps(text)).toBe(false);
  expect(await site.rows('select comment from revisions where comment is not null')).toEqual([{ comment: 'stays' }]);
  expect(await site.rows('select email from contacts')).toEqual([{ email: 'rain@example.com' }]);

  // A copy that comes late, from another tab or another device, does not bring it back.
  const late = await send(site, mine, { revision: 3, ...told('rain@example.org') });
  expect(receipt.parse(await late.json()).status).toBe('erased');
  expect(await site.database.keeps(words)).toBe(false);
  expect(await erasePerson(site.store, person)).toEqual([]);
  expect(await site.rows(`select actor_id, object_id from audit where action = 'erased'`)).toEqual([
    { actor_id: null, object_id: mine.reference },
  ]);
});

test('a reference that a stranger has used too erases and shows nothing, and the id tells them apart', async () => {
  const site = await openSite();
  const mine = mintIdentity();
  const stranger = { ...mintIdentity(), reference: mine.reference };
  await send(site, mine, told('a@example.org'));
  site.clock.nowMs += 1;
  expect((await send(site, stranger, { touchpointId: 'returns', comment: 'theirs' })).status).toBe(201);
  expect(await site.rows('select comment from revisions order by received_at')).toEqual([
    { comment: words },
    { comment: 'theirs' },
  ]);

  const refusal = {
    code: 'ambiguous',
    message: [
      `Several critiques call themselves ${mine.reference}; name one of them by --id:`,
      `  ${mine.critiqueId} at checkout, received ${new Date(startMs).toISOString()}`,
      `  ${stranger.critiqueId} at returns, received ${new Date(startMs + 1).toISOString()}`,
    ].join('\n'),
  };
  const written: string[] = [];
  const write = async (text: string) => void written.push(text);
  const person = { reference: mine.reference };
  await expect(erasePerson(site.store, person)).rejects.toMatchObject(refusal);
  await expect(exportJson(site.store, write, person)).rejects.toMatchObject(refusal);
  await expect(exportCsv(site.store, write, person)).rejects.toMatchObject(refusal);
  expect(written).toEqual([]);
  expect(await site.database.keeps(words)).toBe(true);

  await exportJson(site.store, write, { id: stranger.critiqueId });
  expect(written.join('')).toContain('theirs');
  expect(written.join('')).not.toContain(words);
  expect(await erasePerson(site.store, { id: ` ${stranger.critiqueId}` })).toEqual([mine.reference]);
  expect(await site.rows('select comment from revisions where comment is not null')).toEqual([{ comment: words }]);
  // What was taken back is nobody's any more: the reference says enough again.
  expect(await erasePerson(site.store, person)).toEqual([mine.reference]);
});

test('all critiques of one address go', async () => {
  const site = await openSite();
  const identities = [mintIdentity(), mintIdentity()];
  for (const identity of identities) await send(site, identity, told('a@example.org'));
  expect((await erasePerson(site.store, { email: 'A@example.org' })).toSorted()).toEqual(
    identities.map(({ reference }) => reference).toSorted(),
  );
  expect(await site.rows('select * from contacts')).toEqual([]);
});

test.each([{ reference: '%' }, { reference: '' }, { email: '%@example.org' }, { email: '' }, { id: '%' }, { id: '' }])(
  'nothing goes by %j',
  async (person) => {
    const site = await openSite();
    await send(site, mintIdentity(), told('a@example.org'));
    expect(await erasePerson(site.store, person)).toEqual([]);
    expect(await site.database.keeps(words)).toBe(true);
  },
);
