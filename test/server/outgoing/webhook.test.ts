import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import type { Content } from '../support/critiques.js';
import type { Listener } from '../support/outgoing.js';
import { listener, nextSecret, secret, tell, webhook } from '../support/outgoing.js';
import { config, openSite, publicUrl } from '../support/site.js';

/** A site with one webhook that has begun. The verifier looks at the real clock, so this one is the real one. */
async function begun(server: Listener, more: Parameters<typeof webhook>[1] = {}) {
  const site = await openSite();
  site.clock.nowMs = Date.now();
  const outgoing = await tell(site, { webhooks: [webhook(server.url, more)] });
  return { site, outgoing };
}

const verify = ({ body, headers }: Listener['received'][number], key = secret) =>
  new Webhook(key).verify(body, headers as Record<string, string>);

test('a critique arrives signed, thin, and with names that never change', async () => {
  const server = await listener();
  const { site, outgoing } = await begun(server);
  const identity = mintIdentity();
  await send(site, identity, { disconfirmation: -2, severity: 2, comment: 'words of the customer' });
  await outgoing.run();
  expect(server.received).toHaveLength(1);
  const [sent] = server.received;
  const [row] = await site.rows<{ id: string; received_at: string }>('select id, received_at from critiques');
  const [{ id: caseId }] = (await site.rows<{ id: string }>('select id from cases')) as [{ id: string }];
  expect(verify(sent!)).toEqual({
    type: 'critique.received',
    timestamp: row!.received_at,
    data: {
      caseId,
      critiqueId: identity.critiqueId,
      reference: identity.reference,
      touchpointId: 'checkout',
      revision: 1,
      state: 'received',
      origin: 'paymentFailed',
      disconfirmation: -2,
      severity: 2,
      replyWanted: 'none',
      readBy: expect.any(String),
      answerBy: expect.any(String),
      link: `${publicUrl}/earful/inbox/${caseId}`,
    },
  });
  expect(sent!.body).not.toContain('words of the customer');
  expect(sent!.headers['webhook-id']).toMatch(/^msg_/);
  await outgoing.run();
  expect(server.received).toHaveLength(1);
});

test('the signature is that of the rules: HMAC-SHA256 over id, time and the exact bytes', async () => {
  const server = await listener();
  const { site, outgoing } = await begun(server);
  await send(site, mintIdentity(), { comment: 'zażółć ☕' });
  await outgoing.run();
  const [{ headers, body }] = server.received as [Listener['received'][number]];
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const text = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const expected = createHmac('sha256', key).update(text).digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${expected}`);
});

test('during rotation both secrets verify, and no third', async () => {
  const server = await listener();
  const { site, outgoing } = await begun(server, { secrets: ['${NEXT_SECRET}', '${SECRET}'] });
  await send(site, mintIdentity());
  await outgoing.run();
  const [sent] = server.received;
  verify(sent!);
  verify(sent!, nextSecret);
  expect(() => verify(sent!, `whsec_${Buffer.alloc(32, 7).toString('base64')}`)).toThrow();
});

test('an attempt that failed comes again under the same id with a fresh time', async () => {
  const server = await listener();
  const { site, outgoing } = await begun(server);
  server.answer = 503;
  await send(site, mintIdentity());
  await outgoing.run();
  site.clock.nowMs += 6_000;
  server.answer = 204;
  await outgoing.run();
  const [first, second] = server.received.map(({ headers }) => headers);
  expect(server.received).toHaveLength(2);
  expect(second!['webhook-id']).toBe(first!['webhook-id']);
  expect(Number(second!['webhook-timestamp'])).toBeGreaterThan(Number(first!['webhook-timestamp']));
  expect(second!['webhook-signature']).not.toBe(first!['webhook-signature']);
});

test('with a wrong clock verification fails, that is seen, and the fresh time of the next attempt is taken', async () => {
  const server = await listener();
  const { site, outgoing } = await begun(server);
  site.clock.nowMs += 3_600_000;
  await send(site, mintIdentity());
  // A receiver that verifies, as it should.
  server.answer = 401;
  await outgoing.run();
  expect(() => verify(server.received[0]!)).toThrow('too new');
  const [delivery] = await site.rows('select state, status, attempts from deliveries');
  expect(delivery).toEqual({ state: 'waiting', status: '401', attempts: 1 });
  await site.rows(`update deliveries set due_at = '2020-01-01T00:00:00.000Z'`);
  site.clock.nowMs = Date.now();
  server.answer = 204;
  await outgoing.run();
  verify(server.received[1]!);
  expect(await site.rows('select state, status from deliveries')).toEqual([{ state: 'sent', status: '204' }]);
});

test('whatever happens to a case is told, in words that a program reads', async () => {
  const server = await listener();
  const { site, outgoing } = await begun(server);
  const identity = mintIdentity();
  await send(site, identity);
  await send(site, identity, { revision: 2, severity: 1 });
  const headers = await site.signIn();
  const [{ id: caseId }] = (await site.rows<{ id: string }>('select id from cases')) as [{ id: string }];
  await site.post(`/v1/staff/cases/${caseId}/acknowledge`, '{}', headers);
  const reply = JSON.stringify({ replyId: '6f0b2a8e-4c39-4d0e-9a51-d6a1f2b5c7e9', text: 'We are sorry.' });
  await site.post(`/v1/staff/cases/${caseId}/replies`, reply, headers);
  await outgoing.run();
  expect(
    server
      .told()
      .map(({ type }) => type)
      .toSorted(),
  ).toEqual(['case.acknowledged', 'case.replied', 'critique.received', 'critique.revised']);
  expect(server.received.map(({ body }) => body).join()).not.toContain('sorry');
  const ids = server.received.map((one) => one.headers['webhook-id']);
  expect(new Set(ids).size).toBe(4);
});

const long: Content = { comment: '漢'.repeat(4_000), expectedText: '字'.repeat(4_000) };

test('words are sent where they are asked for, and left out whole where they would be too long', async () => {
  const server = await listener();
  const { site, outgoing } = await begun(server, { words: true });
  await send(site, mintIdentity(), { comment: 'words of the customer', expectedText: 'better' });
  await outgoing.run();
  expect(server.told()[0]!.data['words']).toEqual({ comment: 'words of the customer', expectedText: 'better' });
  await send(site, mintIdentity(), long);
  await outgoing.run();
  const [, second] = server.told();
  expect(second!.data).toMatchObject({ wordsLeftOut: true });
  expect(second!.data).not.toHaveProperty('words');
  for (const { body } of server.received) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(20_000);
});

test('what was taken back before it could be told is told without a word of it', async () => {
  const server = await listener();
  const { site, outgoing } = await begun(server, { words: true });
  const identity = mintIdentity();
  await send(site, identity, { comment: 'words of the customer', severity: 4 });
  server.answer = 500;
  await outgoing.run();
  await send(site, identity, { revision: 2, withdrawn: true });
  server.answer = 204;
  server.received.length = 0;
  site.clock.nowMs += 6_000;
  await outgoing.run();
  expect(server.told().map(({ type }) => type)).toEqual(['critique.withdrawn', 'critique.withdrawn']);
  for (const { data } of server.told())
    expect(Object.keys(data).toSorted()).toEqual(['at', 'caseId', 'critiqueId', 'reference', 'touchpointId']);
});

test('only the touchpoints that it names, and no invented history', async () => {
  const server = await listener();
  const { site, outgoing } = await begun(server, { touchpoints: ['delivery'] });
  await send(site, mintIdentity(), { touchpointId: 'delivery' });
  await send(site, mintIdentity(), { touchpointId: 'checkout' });
  await send(site, mintIdentity(), { touchpointId: 'somewhere' });
  await outgoing.run();
  expect(server.told().map(({ data }) => data['touchpointId'])).toEqual(['delivery']);

  const invented = await openSite({ sample: true });
  const telling = await tell(invented, { webhooks: [webhook(server.url)] });
  await send(invented, mintIdentity());
  await telling.run();
  expect(server.received).toHaveLength(1);
});

test('a secret that is missing or too short is told before anything starts, and never quoted', async () => {
  const site = await openSite();
  const inside = { webhooks: [webhook('https://crm.example/')] };
  await expect(tell(site, inside, { environment: { SECRET: undefined } })).rejects.toThrow(
    'webhook "crm" needs the variable SECRET, which is not set',
  );
  const error = await tell(site, inside, { environment: { SECRET: 'whsec_c2hvcnQ=' } }).catch(String);
  expect(error).toContain('has the wrong form');
  expect(error).not.toContain('c2hvcnQ');
  expect(config.private?.webhooks).toBeUndefined();
});
