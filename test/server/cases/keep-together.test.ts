import type { Store } from '@earful/server';
import { openStore } from '@earful/server';
import { expect, test } from 'vitest';
import { digestOf, bodyOf, envelopeOf, mintIdentity, plainText, send } from '../support/critiques.js';
import { makeDatabase, sqliteDatabase } from '../support/database.js';
import { openSite, startMs } from '../support/site.js';

const statusesOf = async (sent: Promise<Response>[]): Promise<Record<number, number>> => {
  const found: Record<number, number> = {};
  for (const { status } of await Promise.all(sent)) found[status] = (found[status] ?? 0) + 1;
  return found;
};

test('of what arrives at once, new ones, the same again, further revisions and strangers each become what they are', async () => {
  const site = await openSite();
  const identities = Array.from({ length: 300 }, mintIdentity);
  const [first, second, third] = identities as [(typeof identities)[0], (typeof identities)[0], (typeof identities)[0]];
  const reply = { wanted: 'email' as const, email: 'a@example.org' };
  const sent = [
    ...identities.map((identity, index) =>
      send(site, identity, { comment: `Number ${index}`, ...(index === 2 && { reply }) }),
    ),
    send(site, first, { comment: 'Number 0' }),
    send(site, second, { comment: 'Number 1', revision: 2 }),
    send(site, first, { comment: 'Something else' }),
    send(site, { ...first, secret: mintIdentity().secret }, { comment: 'Number 0' }),
    send(site, mintIdentity(), { withdrawn: true }),
  ];
  expect(await statusesOf(sent)).toEqual({ 200: 2, 201: 301, 403: 1, 409: 1 });
  const comments = await site.rows<{ comment: string }>(
    'select comment from revisions where comment is not null order by length(comment), comment',
  );
  const expected = Array.from({ length: 300 }, (_, index) => `Number ${index}`);
  expect(comments.map(({ comment }) => comment)).toEqual([...expected.slice(0, 2), 'Number 1', ...expected.slice(2)]);
  expect(await site.rows('select critique_id, email from contacts')).toEqual([
    { critique_id: third.critiqueId, email: reply.email },
  ]);
  const kinds = await site.rows('select kind, count(*) as count from outgoing group by kind order by kind');
  expect(kinds).toEqual([
    { kind: 'received', count: 300 },
    { kind: 'revised', count: 2 },
  ]);
});

test('a receipt names what was sent, also among many', async () => {
  const site = await openSite();
  const answers = await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      const identity = mintIdentity();
      const body = bodyOf(identity, { comment: `Number ${index}` });
      const response = await site.post('/v1/critiques', envelopeOf(identity, body), plainText);
      return { body, identity, receipt: (await response.json()) as object };
    }),
  );
  for (const { body, identity, receipt } of answers)
    expect(receipt).toMatchObject({ status: 'stored', critiqueId: identity.critiqueId, digest: digestOf(body) });
});

test('one that cannot be kept takes no other with it', async () => {
  const site = await openSite({ database: sqliteDatabase() });
  await site.rows(
    `create trigger refuse before insert on revisions when new.comment = 'bad' begin select raise(abort, 'no'); end`,
  );
  const sent = ['good', 'bad', 'better', 'best'].map((comment) => send(site, mintIdentity(), { comment }));
  expect(await statusesOf(sent)).toEqual({ 201: 3, 503: 1 });
  expect(await site.rows('select comment from revisions order by comment')).toEqual([
    { comment: 'best' },
    { comment: 'better' },
    { comment: 'good' },
  ]);
  expect(await site.rows('select id from critiques')).toHaveLength(3);
  expect(await site.rows('select id from cases')).toHaveLength(3);
});

test('while the disk stands still no more is held than memory has room for; the rest is told to come again, and is kept then', async () => {
  const database = await makeDatabase();
  const inner = await openStore({ ...database.options, now: () => startMs });
  let go = (): void => {};
  const stands = new Promise<void>((resolve) => void (go = resolve));
  const store: Store = { ...inner, write: (work) => stands.then(() => inner.write(work)) };
  const site = await openSite({ database, store, rateLimit: 0 });
  const long = 'x'.repeat(60_000);
  const identities = Array.from({ length: 600 }, mintIdentity);
  const answers = identities.map((identity) => send(site, identity, { newer: long }));
  // Those that are not held are answered at once.
  const refused = await Promise.all(answers.slice(560));
  expect(refused.map(({ status }) => status)).toEqual(Array(40).fill(503));
  expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused[0]!.json()).toMatchObject({ earful: 1, code: 'unavailable' });
  go();
  const { 201: kept = 0, 503: left = 0 } = await statusesOf(answers);
  expect(kept + left).toBe(600);
  expect(kept * long.length).toBeGreaterThan(31 * 2 ** 20);
  expect(kept * long.length).toBeLessThan(32 * 2 ** 20);
  const again = identities.slice(500).map((identity) => send(site, identity, { newer: long }));
  expect(await statusesOf(again)).toEqual({ 200: 100 - left, 201: left });
  expect(await site.rows('select id from critiques')).toHaveLength(600);
});
