import { openStore } from '@earful/server';
import { expect, onTestFinished, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import type { Content } from '../support/critiques.js';
import { mailServer } from '../support/mail-server.js';
import { listener, tell, webhook } from '../support/outgoing.js';
import type { Listener } from '../support/outgoing.js';
import { openSite, publicUrl } from '../support/site.js';
import type { Site } from '../support/site.js';

const urgent: Content = { severity: 4 };

/** A site whose people read Slack. */
async function slacked() {
  const slack = await listener();
  slack.answer = 200;
  const site = await openSite();
  const outgoing = await tell(
    site,
    { slack: [{ id: 'duty', url: '${SLACK}', digest: 'hour', words: true }] },
    { environment: { SLACK: slack.url } },
  );
  return { slack, site, outgoing };
}

/** Tells whoever is told by webhooks. */
async function hooked() {
  const server = await listener();
  const site = await openSite();
  return { server, site, outgoing: await tell(site, { webhooks: [webhook(server.url)] }) };
}

async function sendUrgent(site: Site, count: number): Promise<string[]> {
  const identities = Array.from({ length: count }, mintIdentity);
  for (const identity of identities) await send(site, identity, urgent);
  return identities.map(({ reference }) => reference);
}

/** Takes one request a second, by the clock of the site; keeps what it took. */
function takesOneASecond({ clock }: Site, server: Listener): string[] {
  const taken: string[] = [];
  let lastMs = -Infinity;
  server.headers = { 'retry-after': '1' };
  server.answer = ({ body }) => {
    if (clock.nowMs < lastMs + 1_000) return 429;
    lastMs = clock.nowMs;
    taken.push(body);
    return 200;
  };
  return taken;
}

const standing = (site: Site) => site.rows('select distinct state, status, tries from deliveries');

test('people hear of many urgent ones within a minute where one message a second is taken', async () => {
  const { slack, site, outgoing } = await slacked();
  const taken = takesOneASecond(site, slack);
  const arrivedMs = site.clock.nowMs;
  const references = await sendUrgent(site, 1);
  await outgoing.run();
  references.push(...(await sendUrgent(site, 11)));
  for (; site.clock.nowMs < arrivedMs + 60_000; site.clock.nowMs += 1_000) await outgoing.run();
  for (const reference of references) expect(taken.filter((body) => body.includes(reference))).toHaveLength(1);
  expect(taken).toHaveLength(2);
  expect(await standing(site)).toEqual([{ state: 'sent', status: '200', tries: 1 }]);
});

test('a flood rings once in ten seconds, and the messages count all of it', async () => {
  const { slack, site, outgoing } = await slacked();
  const identities = Array.from({ length: 100 }, mintIdentity);
  for (const identity of identities) {
    await send(site, identity, { severity: 4 });
    await outgoing.run();
    site.clock.nowMs += 100;
  }
  await outgoing.run();
  const titles = slack.told().map((body) => (body as unknown as { text: string }).text);
  expect(titles).toEqual(['Urgent: Checkout: may not come back', '99 urgent critiques']);
  expect(await standing(site)).toEqual([{ state: 'sent', status: '200', tries: 1 }]);
});

test('a list of urgent ones names the worst twenty with their reasons, and leads to the rest', async () => {
  const { slack, site, outgoing } = await slacked();
  const reply = { wanted: 'email', email: 'jan@customer.example' } as const;
  await send(site, mintIdentity(), { disconfirmation: -1, reply });
  site.clock.nowMs += 1_000;
  await sendUrgent(site, 23);
  const again = mintIdentity();
  await send(site, again, { disconfirmation: -2, severity: 4, reply });
  await outgoing.run();
  const [{ body }] = slack.received as [(typeof slack.received)[0]];
  const { text, blocks } = JSON.parse(body) as { text: string; blocks: { text: { text: string } }[] };
  expect(text).toBe('24 urgent critiques');
  expect(blocks.length).toBeLessThanOrEqual(50);
  const all = blocks.map((block) => block.text.text);
  expect(all.filter((one) => one.includes('|Open the case>'))).toHaveLength(20);
  expect(all.slice(-2)).toEqual(['and 4 more', `<${publicUrl}/earful/inbox|Open the inbox>`]);
  expect(all.filter((one) => /^Checkout · \S+: (may not come back|failed)/.test(one))).toHaveLength(20);
});

test('what was taken back meanwhile is in no message', async () => {
  const { slack, site, outgoing } = await slacked();
  const gone = mintIdentity();
  await send(site, gone, urgent);
  const references = await sendUrgent(site, 2);
  await send(site, gone, { revision: 2, withdrawn: true });
  await outgoing.run();
  expect(slack.received).toHaveLength(1);
  const [{ body }] = slack.received as [(typeof slack.received)[0]];
  for (const reference of references) expect(body).toContain(reference);
  expect(body).not.toContain(gone.reference);
  expect(body).toContain('2 urgent critiques');
});

test('whichever process is asked, a channel rings once in ten seconds and has the pause that it wanted', async () => {
  const { slack, site, outgoing } = await slacked();
  const store = await openStore({ ...site.database.options, now: () => site.clock.nowMs });
  onTestFinished(() => store.close());
  const inside = { slack: [{ id: 'duty', url: '${SLACK}', digest: 'hour', words: true }] } as const;
  const other = await tell({ store }, { slack: [...inside.slack] }, { environment: { SLACK: slack.url } });
  await sendUrgent(site, 1);
  await outgoing.run();
  await sendUrgent(site, 1);
  await other.run();
  site.clock.nowMs += 9_999;
  await other.run();
  expect(slack.received).toHaveLength(1);
  slack.answer = 429;
  slack.headers = { 'retry-after': '7' };
  site.clock.nowMs += 1;
  await other.run();
  expect(slack.received).toHaveLength(2);
  await sendUrgent(site, 1);
  slack.answer = 200;
  site.clock.nowMs += 6_999;
  await outgoing.run();
  expect(slack.received).toHaveLength(2);
  site.clock.nowMs += 1;
  await Promise.all([outgoing.run(), other.run()]);
  expect(slack.received).toHaveLength(3);
  expect(await standing(site)).toEqual([{ state: 'sent', status: '200', tries: 1 }]);
});

test('the rest of the hour is told while urgent ones are gathered', async () => {
  const { slack, site, outgoing } = await slacked();
  await send(site, mintIdentity());
  site.clock.nowMs += 3_600_000;
  await sendUrgent(site, 1);
  await outgoing.run();
  const titles = slack.told().map((body) => (body as unknown as { text: string }).text);
  expect(titles).toEqual(['Urgent: Checkout: may not come back', '1 new critique']);
});

test.each<[string, number, string | undefined, number]>([
  ['seconds', 429, '7', 7_000],
  ['a date', 503, 'Tue, 10 Feb 2026 12:00:20 GMT', 20_000],
  ['longer than a minute', 503, '86400', 60_000],
  ['no time at all', 429, '0', 1_000],
  ['nothing of when', 429, undefined, 5_000],
  ['what nobody can read', 429, 'later', 5_000],
])('who wants to be left alone for %s is, also by what is new, and no try is used up', async (_, status, after, ms) => {
  const { slack, site, outgoing } = await slacked();
  const startMs = site.clock.nowMs;
  slack.answer = status;
  slack.headers = after === undefined ? {} : { 'retry-after': after };
  const references = await sendUrgent(site, 1);
  await outgoing.run();
  expect(await standing(site)).toEqual([{ state: 'waiting', status: String(status), tries: 0 }]);
  site.clock.nowMs = startMs + ms - 1;
  references.push(...(await sendUrgent(site, 1)));
  await outgoing.run();
  expect(slack.received).toHaveLength(1);
  site.clock.nowMs = startMs + ms;
  slack.answer = 200;
  await outgoing.run();
  expect(slack.received).toHaveLength(2);
  for (const reference of references) expect(slack.received[1]!.body).toContain(reference);
  expect(await standing(site)).toEqual([{ state: 'sent', status: '200', tries: 1 }]);
});

test('a server that is down without saying until when has failed', async () => {
  const { server, site, outgoing } = await hooked();
  server.answer = 503;
  await send(site, mintIdentity());
  await outgoing.run();
  expect(await standing(site)).toEqual([{ state: 'waiting', status: '503', tries: 1 }]);
});

test('a webhook hears of each event by itself, all of it in spite of a limit, and of fewer at once', async () => {
  const { server, site, outgoing } = await hooked();
  const taken = takesOneASecond(site, server);
  await sendUrgent(site, 25);
  const attempts: number[] = [];
  for (let second = 0; second < 60; second += 1) {
    const before = server.received.length;
    await outgoing.run();
    attempts.push(server.received.length - before);
    site.clock.nowMs += 1_000;
  }
  expect(taken).toHaveLength(25);
  expect(await standing(site)).toEqual([{ state: 'sent', status: '200', tries: 1 }]);
  expect(attempts[0]).toBe(10);
  expect(Math.max(...attempts.slice(1))).toBeLessThanOrEqual(3);
});

test('who says "later" for ever has failed in the end', async () => {
  const { server, site, outgoing } = await hooked();
  server.answer = 429;
  server.headers = { 'retry-after': '60' };
  await send(site, mintIdentity());
  for (let minute = 0; minute < 102; minute += 1) {
    await outgoing.run();
    site.clock.nowMs += 60_000;
  }
  const [{ tries, attempts }] = (await site.rows('select tries, attempts from deliveries')) as [
    { tries: number; attempts: number },
  ];
  expect({ tries, attempts }).toEqual({ tries: 2, attempts: 102 });
});

test('a list that was refused comes again as the same mail, and one with more in it as another', async () => {
  const server = await mailServer();
  const site = await openSite();
  const mail = { server: '${MAIL}', from: 'earful@shop.example', to: ['care@shop.example'] };
  const outgoing = await tell(site, { mail }, { environment: { MAIL: server.url } });
  await sendUrgent(site, 2);
  await outgoing.run();
  const again = async (which: string) => {
    await site.rows(`update deliveries set state = 'waiting' where ${which}`);
    site.clock.nowMs += 10_000;
    await outgoing.run();
  };
  await again('true');
  await sendUrgent(site, 1);
  await site.rows(`update deliveries set tries = 0`);
  await again('true');
  const ids = server.received.map(({ mail: { subject, messageId } }) => `${subject} ${messageId}`);
  expect(ids).toHaveLength(3);
  expect(ids[0]).toMatch(/^2 urgent critiques <msg_[0-9a-f]{32}@shop\.example>$/);
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).toMatch(/^3 urgent critiques /);
  expect(ids[2]!.split(' ').at(-1)).not.toBe(ids[0]!.split(' ').at(-1));
});

test('what is erased while it is sent takes nothing with it of what goes along', async () => {
  const server = await listener();
  server.answer = 'hang';
  const site = await openSite();
  const slack = [{ id: 'duty', url: '${SLACK}' }];
  const outgoing = await tell(site, { slack }, { environment: { SLACK: server.url }, timeoutMs: 300 });
  await sendUrgent(site, 2);
  const run = outgoing.run();
  await server.arrived(1);
  await site.rows('delete from deliveries where first_sequence = (select min(first_sequence) from deliveries)');
  await run;
  expect(await standing(site)).toEqual([{ state: 'waiting', status: 'TIMEOUT', tries: 1 }]);
  expect(await site.rows('select attempt, status from delivery_attempts')).toEqual([{ attempt: 1, status: 'TIMEOUT' }]);
});
