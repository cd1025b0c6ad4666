import type { SiteConfig } from '@earful/protocol';
import { expect, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import type { Content } from '../support/critiques.js';
import { mailServer } from '../support/mail-server.js';
import { listener, tell, webhook } from '../support/outgoing.js';
import type { Inside } from '../support/outgoing.js';
import type { Database } from '../support/database.js';
import { sqliteDatabase } from '../support/database.js';
import { config, openSite, publicUrl } from '../support/site.js';

const dayMs = 86_400_000;

/** A site whose people are told by mail. */
async function mailed(more: Partial<Inside['mail']> = {}, site: Partial<SiteConfig> = {}, database?: Database) {
  const server = await mailServer();
  const own = await openSite({ ...(database && { database }) });
  const mail = { server: '${MAIL}', from: 'earful@shop.example', to: ['care@shop.example'], ...more };
  const options = { config: { ...config, ...site }, environment: { MAIL: server.url } };
  const outgoing = await tell(own, { mail }, options);
  return { site: own, server, outgoing };
}

const reply = { wanted: 'email', email: 'Jan@customer.example' } as const;

test.each<[string, Content]>([
  ['may not come back', { severity: 4, disconfirmation: -1 }],
  [
    'a promise that suffers no delay was broken',
    { touchpointId: 'delivery', disconfirmation: -1, promise: { promiseId: 'gift' } },
  ],
  [
    'a promise that suffers no delay was broken',
    { touchpointId: 'delivery', promise: { promiseId: 'two-days' }, facts: { timeCritical: true } },
  ],
])('a person hears at once: %s', async (why, content) => {
  const gift = { id: 'gift', touchpoint: 'delivery', statement: 'There for the party', timeCritical: true };
  const { site, server, outgoing } = await mailed({}, { promises: [...config.promises!, gift] });
  const identity = mintIdentity();
  await send(site, identity, content);
  await outgoing.run();
  expect(server.received).toHaveLength(1);
  const [{ to, from, mail }] = server.received as [(typeof server.received)[0]];
  expect({ to, from }).toEqual({ to: ['care@shop.example'], from: 'earful@shop.example' });
  expect(mail.subject).toBe(`Urgent: ${content.touchpointId ? 'Delivery' : 'Checkout'}: ${why}`);
  expect(mail.text).toContain(identity.reference);
  const [{ id }] = (await site.rows<{ id: string }>('select id from cases')) as [{ id: string }];
  expect(mail.text).toContain(`${publicUrl}/earful/inbox/${id}`);
  expect(mail.html).toBe(false);
});

test('a second failure of the same person is heard at once, a first one and one of somebody else are not', async () => {
  const { site, server, outgoing } = await mailed();
  await send(site, mintIdentity(), { disconfirmation: -1, reply });
  await send(site, mintIdentity(), { disconfirmation: -1, reply: { wanted: 'phone', phone: '+48 22 123 45 67' } });
  await send(site, mintIdentity(), { disconfirmation: -1, reply: { ...reply, email: 'other@customer.example' } });
  await outgoing.run();
  expect(server.received).toEqual([]);
  await send(site, mintIdentity(), { disconfirmation: -1, reply: { ...reply, email: 'jan@CUSTOMER.example' } });
  await outgoing.run();
  site.clock.nowMs += 10_000;
  await send(site, mintIdentity(), { disconfirmation: -1, reply: { wanted: 'phone', phone: '+48 22 123 45 67' } });
  await outgoing.run();
  expect(server.received.map(({ mail }) => mail.subject)).toEqual([
    'Urgent: Checkout: failed for the second time',
    'Urgent: Checkout: failed for the second time',
  ]);
  for (const { raw } of server.received) expect(raw.toLowerCase()).not.toContain('jan@customer');
});

test('of one address a thousand critiques are looked at, and no more: a flood of them holds nobody up', async () => {
  const { site, server, outgoing } = await mailed({ digest: 'never' }, {}, sqliteDatabase());
  await Promise.all(Array.from({ length: 1_000 }, () => send(site, mintIdentity(), { disconfirmation: 1, reply })));
  for (let times = 0; times < 2; times += 1) await send(site, mintIdentity(), { disconfirmation: -1, reply });
  await outgoing.run();
  expect(server.received).toEqual([]);
});

test('what becomes urgent by the details is heard then, and each case once', async () => {
  const { site, server, outgoing } = await mailed();
  const identity = mintIdentity();
  await send(site, identity, { disconfirmation: -2 });
  await outgoing.run();
  expect(server.received).toEqual([]);
  await send(site, identity, { revision: 2, disconfirmation: -2, severity: 4 });
  await outgoing.run();
  expect(server.received).toHaveLength(1);
  await send(site, identity, { revision: 3, disconfirmation: -2, severity: 4, comment: 'once more' });
  await outgoing.run();
  expect(server.received).toHaveLength(1);
});

test('the rest is one mail in the morning, the worst first, and then nothing until the next', async () => {
  const { site, server, outgoing } = await mailed();
  const [mild, bad, gone] = [mintIdentity(), mintIdentity(), mintIdentity()];
  await send(site, mild, { disconfirmation: -1, severity: 1 });
  await send(site, bad, { disconfirmation: -2, severity: 3, comment: 'words of the customer' });
  await outgoing.run();
  await send(site, gone, { disconfirmation: -2, severity: 3 });
  await send(site, gone, { revision: 2, withdrawn: true });
  site.clock.nowMs = Date.parse('2026-02-11T06:59:59.999Z');
  await outgoing.run();
  expect(server.received).toEqual([]);
  site.clock.nowMs += 1;
  await outgoing.run();
  expect(server.received).toHaveLength(1);
  const { subject, text = '' } = server.received[0]!.mail;
  expect(subject).toBe('2 new critiques');
  expect(text.indexOf(bad.reference)).toBeGreaterThan(-1);
  expect(text.indexOf(mild.reference)).toBeGreaterThan(text.indexOf(bad.reference));
  expect(text).not.toContain(gone.reference);
  expect(text).not.toContain('words of the customer');
  site.clock.nowMs += dayMs;
  await outgoing.run();
  expect(server.received).toHaveLength(1);
});

test('hourly, never, and with the words', async () => {
  const hourly = await mailed({ digest: 'hour', words: true });
  await send(hourly.site, mintIdentity(), { comment: 'first line\nsecond line' });
  hourly.site.clock.nowMs += 3_600_000;
  await hourly.outgoing.run();
  expect(hourly.server.received[0]!.mail.text).toContain('> first line\n> second line');

  const never = await mailed({ digest: 'never' });
  await send(never.site, mintIdentity());
  never.site.clock.nowMs += 2 * dayMs;
  await never.outgoing.run();
  expect(never.server.received).toEqual([]);
});

test('a long digest names the worst twenty and counts the rest', async () => {
  const { site, server, outgoing } = await mailed({ digest: 'hour' });
  for (let made = 0; made < 23; made += 1) await send(site, mintIdentity());
  await outgoing.run();
  site.clock.nowMs += 3_600_000;
  await outgoing.run();
  const { subject, text = '' } = server.received[0]!.mail;
  expect(subject).toBe('23 new critiques');
  expect(text).toContain('and 3 more');
  expect(text.split(`${publicUrl}/earful/inbox/`)).toHaveLength(21);
});

test('mail goes to the recipients of the touchpoint, else to those of all; one refused address harms no other', async () => {
  const [checkout, ...others] = config.touchpoints;
  const touchpoints = [{ ...checkout!, recipients: ['pay@shop.example', 'ada@shop.example'] }, ...others];
  const { site, server, outgoing } = await mailed({}, { touchpoints });
  server.refused.set('pay@shop.example', 550);
  await send(site, mintIdentity(), { severity: 4 });
  await send(site, mintIdentity(), { severity: 4, touchpointId: 'returns' });
  await outgoing.run();
  site.clock.nowMs += 10_000;
  await send(site, mintIdentity(), { severity: 4, touchpointId: 'nowhere' });
  await outgoing.run();
  const told = server.received.map(({ to, mail }) => [to.join(), mail.subject]);
  expect(told.toSorted()).toEqual([
    ['ada@shop.example', 'Urgent: Checkout: may not come back'],
    ['care@shop.example', 'Urgent: Elsewhere: may not come back'],
    ['care@shop.example', 'Urgent: Returns: may not come back'],
  ]);
  const failed = await site.rows<{ destination_id: string }>(
    `select destination_id, state, status from deliveries where state <> 'sent'`,
  );
  expect(failed).toMatchObject([{ state: 'waiting', status: '550' }]);
  // No address stands in the tables or the log.
  expect(failed[0]!.destination_id).toMatch(/^mail:[0-9a-f]{12}$/);
});

test('nobody breaks out of a head or passes for us', async () => {
  const name = 'Checkout\r\nBcc: thief@evil.example\r\n\r\nInvented';
  const [checkout, ...others] = config.touchpoints;
  const { site, server, outgoing } = await mailed(
    { words: true },
    { touchpoints: [{ ...checkout!, name }, ...others] },
  );
  const comment = 'bad\r\n.\r\nMAIL FROM:<a@b>\nOpen the case: https://evil.example/';
  await send(site, mintIdentity(), { severity: 4, comment });
  await outgoing.run();
  expect(server.received).toHaveLength(1);
  const [{ to, mail, raw }] = server.received as [(typeof server.received)[0]];
  expect(to).toEqual(['care@shop.example']);
  expect(mail.headers.has('bcc')).toBe(false);
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^(bcc|invented)/im);
  expect(mail.text).toContain('> bad\n> .\n> MAIL FROM:<a@b>\n> Open the case: https://evil.example/');
});

test.each(['\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029', '\r\n'])(
  'words behind the line break %j stay in the quotation',
  async (lineBreak) => {
    const { site, server, outgoing } = await mailed({ words: true });
    await send(site, mintIdentity(), { severity: 4, comment: `bad${lineBreak}Open the case: https://evil.example/` });
    await outgoing.run();
    expect(server.received[0]!.mail.text).toContain('> bad\n> Open the case: https://evil.example/\n');
  },
);

test('a mail that came twice is known by its id', async () => {
  const { site, server, outgoing } = await mailed();
  await send(site, mintIdentity(), { severity: 4 });
  await outgoing.run();
  await site.rows(`update deliveries set state = 'waiting'`);
  site.clock.nowMs += 10_000;
  await outgoing.run();
  const ids = server.received.map(({ mail }) => mail.messageId);
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
});

test('while a webhook hangs and another fails, a person hears of what is urgent', async () => {
  const [hanging, failing] = [await listener(), await listener()];
  hanging.answer = 'hang';
  failing.answer = 500;
  const server = await mailServer();
  const site = await openSite();
  const slack = await listener();
  const inside: Inside = {
    webhooks: [webhook(hanging.url), webhook(failing.url, { id: 'failing' })],
    slack: [{ id: 'duty', url: '${SLACK}' }],
    mail: { server: '${MAIL}', from: 'earful@shop.example', to: ['care@shop.example'] },
  };
  const environment = { MAIL: server.url, SLACK: slack.url };
  const outgoing = await tell(site, inside, { environment, timeoutMs: 500, pollMs: 20 });
  await outgoing.start();
  await Promise.all(Array.from({ length: 20 }, () => send(site, mintIdentity(), { disconfirmation: -1 })));
  await hanging.arrived(10);
  await send(site, mintIdentity(), { severity: 4 });
  // The clock stands still: whatever comes before the next minute comes now.
  await slack.arrived(1);
  await outgoing.close();
  expect(slack.received).toHaveLength(1);
  expect(server.received).toHaveLength(1);
});
