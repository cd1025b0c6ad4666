import { liveMessage } from '@earful/protocol';
import type { Store } from '@earful/server';
import { createStaffApi, openStore } from '@earful/server';
import { expect, onTestFinished, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import type { Site } from '../support/site.js';
import { config, openSite, publicUrl } from '../support/site.js';

interface Block {
  id: number;
  data: string | undefined;
  retry?: string;
}

/** Reads a stream as a browser would: blocks between empty lines, comments left out. */
async function openStream(
  site: Site,
  fetch: (request: Request) => Promise<Response>,
  lastId?: number,
  staff?: { cookie: string },
) {
  const { cookie } = staff ?? (await site.signIn());
  const headers: Record<string, string> = { cookie };
  if (lastId !== undefined) headers['last-event-id'] = String(lastId);
  const response = await fetch(new Request(`${publicUrl}/earful/v1/staff/stream`, { headers }));
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  onTestFinished(() => reader.cancel().catch(() => {}));
  let text = '';
  async function next(): Promise<Block | undefined> {
    while (!text.includes('\n\n')) {
      const { done, value } = await reader.read();
      if (done) return undefined;
      text += value;
    }
    const [block = '', ...rest] = text.split('\n\n');
    text = rest.join('\n\n');
    const field = (name: string) =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    const retry = field('retry');
    return block.startsWith(':') ? next() : { id: Number(field('id')), data: field('data'), ...(retry && { retry }) };
  }
  return { response, next };
}

test('delivers what happens, and resumes after the last message seen', async () => {
  const site = await openSite();
  await send(site, mintIdentity());
  const live = await openStream(site, site.earful.fetch);
  expect(live.response.headers.get('content-type')).toBe('text/event-stream');
  expect(await live.next()).toEqual({ id: 1, data: undefined });

  const identity = mintIdentity();
  await send(site, identity);
  await send(site, identity, { revision: 2 });
  const [received, revised] = [await live.next(), await live.next()];
  expect(liveMessage.parse(JSON.parse(received?.data ?? '')).kind).toBe('received');
  expect(liveMessage.parse(JSON.parse(revised?.data ?? '')).kind).toBe('revised');
  expect([received?.id, revised?.id]).toEqual([2, 3]);

  const resumed = await openStream(site, site.earful.fetch, 2);
  expect((await resumed.next())?.data).toBeUndefined();
  expect(await resumed.next()).toEqual(revised);
});

test('holds nothing private', async () => {
  const site = await openSite();
  const live = await openStream(site, site.earful.fetch);
  await live.next();
  await send(site, mintIdentity(), { comment: 'private words' });
  const message = JSON.parse((await live.next())?.data ?? '') as object;
  expect(Object.keys(message).toSorted()).toEqual(['caseId', 'kind']);
});

test('an id from another database does not wait for ever', async () => {
  const site = await openSite();
  const live = await openStream(site, site.earful.fetch, 5_000);
  expect((await live.next())?.id).toBe(0);
  await send(site, mintIdentity());
  expect((await live.next())?.id).toBe(1);
});

test('a row written by another process arrives too', async () => {
  const site = await openSite();
  const staff = createStaffApi({ config, store: site.store, publicUrl, pollMs: 5 });
  onTestFinished(() => staff.close());
  const live = await openStream(site, staff.fetch);
  await live.next();
  const other = await openStore({ ...site.database.options, now: () => site.clock.nowMs });
  onTestFinished(() => other.close());
  const elsewhere = await openSite({ store: other, database: site.database });
  await send(elsewhere, mintIdentity());
  expect((await live.next())?.data).toContain('received');
});

/** Leaves so many messages behind as weeks without a reader would. */
async function leaveBehind(site: Site, count: number): Promise<void> {
  await send(site, mintIdentity());
  const [one] = await site.rows<{ id: string }>('select id from cases');
  const row = { kind: 'revised' as const, case_id: one!.id, created_at: '2026-02-10T12:00:00.000Z' };
  await site.store.write((db) =>
    db
      .insertInto('outgoing')
      .values(Array.from({ length: count - 1 }, () => row))
      .execute(),
  );
}

/** Counts the rows that are read through a store. */
function counting(store: Store): { store: Store; rows: () => number } {
  let count = 0;
  const read = store.read.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      count += result.rows.length;
      return Promise.resolve(result);
    },
  });
  return { store: { ...store, read }, rows: () => count };
}

test('a reader far behind gets everything, in order, and then what is new', async () => {
  const site = await openSite();
  await leaveBehind(site, 2_500);
  const live = await openStream(site, site.earful.fetch, 0);
  const ids: (number | undefined)[] = [];
  while (ids.length < 2_501) ids.push((await live.next())?.id);
  expect(ids).toEqual(Array.from({ length: 2_501 }, (_, id) => id));
  await send(site, mintIdentity());
  expect((await live.next())?.id).toBe(2_501);
});

test('a reader far behind leaves turns of the event loop to everybody else', async () => {
  const site = await openSite();
  await leaveBehind(site, 2_500);
  const live = await openStream(site, site.earful.fetch, 0);
  let turns = 0;
  let counting = setImmediate(function count() {
    turns += 1;
    counting = setImmediate(count);
  });
  onTestFinished(() => clearImmediate(counting));
  for (let index = 0; index <= 2_500; index += 1) await live.next();
  // One page holds 200.
  expect(turns).toBeGreaterThanOrEqual(12);
});

test('a reader that does not read costs one page, however much waits for it', async () => {
  const site = await openSite();
  await leaveBehind(site, 2_500);
  const { store, rows } = counting(site.store);
  const staff = createStaffApi({ config, store, publicUrl });
  onTestFinished(() => staff.close());
  const { cookie } = await site.signIn();
  await staff.fetch(new Request(`${publicUrl}/earful/v1/staff/stream`, { headers: { cookie, 'last-event-id': '0' } }));
  // Each of these commits makes every stream ask.
  for (let index = 0; index < 15; index += 1) await send(site, mintIdentity());
  expect(rows()).toBeLessThan(250);
});

test('a session has ten streams: one more ends the oldest, which is told to take its time', async () => {
  const site = await openSite();
  const [ada, ben] = [await site.signIn('Ada'), await site.signIn('Ben')];
  const open = (staff: { cookie: string }) => openStream(site, site.earful.fetch, undefined, staff);
  const others = await open(ben);
  const streams = [];
  for (let count = 0; count < 11; count += 1) streams.push(await open(ada));
  for (const one of [others, ...streams]) await one.next();
  expect(await streams[0]!.next()).toEqual({ id: Number.NaN, data: undefined, retry: '30000' });
  expect(await streams[0]!.next()).toBeUndefined();
  await send(site, mintIdentity());
  for (const one of [others, ...streams.slice(1)]) expect((await one.next())?.data).toContain('received');
});

test('closing ends the stream', async () => {
  const site = await openSite();
  const live = await openStream(site, site.earful.fetch);
  await live.next();
  await site.earful.close();
  expect(await live.next()).toBeUndefined();
});
