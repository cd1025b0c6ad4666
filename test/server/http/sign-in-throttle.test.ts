import { problem } from '@earful/protocol';
import type { Store } from '@earful/server';
import { createSignInLink, createStaffApi } from '@earful/server';
import { expect, onTestFinished, test } from 'vitest';
import type { Site } from '../support/site.js';
import { config, openSite, publicUrl } from '../support/site.js';

const minuteMs = 60_000;

/** Somebody at an address who tries tokens. */
function visitors({ store }: Pick<Site, 'store'>) {
  const staff = createStaffApi({
    config,
    store,
    publicUrl,
    clientAddress: (request) => request.headers.get('x-address') ?? undefined,
  });
  onTestFinished(() => staff.close());
  return async (address: string, token: string) => {
    const response = await staff.fetch(
      new Request(`${publicUrl}/earful/v1/staff/session`, {
        method: 'POST',
        headers: { origin: publicUrl, 'content-type': 'application/json', 'x-address': address },
        body: JSON.stringify({ token }),
      }),
    );
    const code = response.ok ? 'in' : problem.parse(await response.json()).code;
    return { code, retryAfter: response.headers.get('retry-after') };
  };
}

let guessed = 0;
const guess = () => `guess-number-${String((guessed += 1)).padStart(20, '0')}`;

test('ten wrong tokens of an address are told so, then it has to wait; a good link still opens', async () => {
  const site = await openSite();
  const enter = visitors(site);
  for (let index = 0; index < 10; index += 1) expect((await enter('a', guess())).code).toBe('link-used');
  site.clock.nowMs += 20_000;
  expect(await enter('a', guess())).toEqual({ code: 'too-many', retryAfter: '40' });
  // Addresses may share a counter, three hardly do.
  const others = await Promise.all(['b', 'c', 'd'].map(async (address) => (await enter(address, guess())).code));
  expect(others).toContain('link-used');

  const link = await createSignInLink({ store: site.store, publicUrl, name: 'Ada' });
  expect((await enter('a', link.split('#')[1]!)).code).toBe('in');
  site.clock.nowMs += minuteMs;
  expect((await enter('a', guess())).code).toBe('link-used');
});

test('one token tried again and again has to wait, wherever it comes from', async () => {
  const enter = visitors(await openSite());
  const token = guess();
  const codes = [];
  for (let index = 0; index < 11; index += 1) codes.push((await enter(`at ${index}`, token)).code);
  expect(codes).toEqual([...Array<string>(10).fill('link-used'), 'too-many']);
});

test('a flood from everywhere is throttled as a whole, and writes nothing; honest people get in meanwhile', async () => {
  const site = await openSite();
  const link = await createSignInLink({ store: site.store, publicUrl, name: 'Ada' });
  let writes = 0;
  const write: Store['write'] = (work) => {
    writes += 1;
    return site.store.write(work);
  };
  const enter = visitors({ store: { ...site.store, write } });
  const codes: string[] = [];
  for (let index = 0; index < 400; index += 1) codes.push((await enter(`from ${index}`, guess())).code);
  // Some fall into the counter of others; none gets more than its share.
  expect(codes.filter((code) => code === 'link-used').length).toBeLessThanOrEqual(300);
  expect(codes.slice(300)).toEqual(Array(100).fill('too-many'));
  expect(writes).toBe(0);
  expect((await enter('from 1', link.split('#')[1]!)).code).toBe('in');
  expect(writes).toBe(1);
});
