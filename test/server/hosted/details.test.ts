import { expect, test } from 'vitest';
import type { Fields } from '../support/hosted.js';
import { open, placeOf, read, submit, tap } from '../support/hosted.js';
import { mintIdentity, send } from '../support/critiques.js';
import type { Site } from '../support/site.js';
import { openSite, publicUrl } from '../support/site.js';

const columns = 'revision, disconfirmation, severity, causes, comment, expected_text, reply_wanted, sanitised';
const latest = async (site: Site) =>
  (await site.rows(`select ${columns} from revisions order by revision desc limit 1`))[0];
const contacts = (site: Site) => site.rows('select email, phone from contacts');

async function told(fields: Fields, path = '/t/checkout') {
  const site = await openSite();
  const { place } = await tap(site, '-2', path);
  const response = await submit(site, place, fields);
  return { site, place, response };
}

test('everything optional becomes revision 2 of the same critique', async () => {
  const { site, place, response } = await told([
    ['revision', '2'],
    ['cause', 'declined'],
    ['cause', 'other'],
    ['comment', 'It failed.\r\nTwice.'],
    ['expectedText', 'It works.'],
    ['severity', '4'],
    ['wanted', 'email'],
    ['email', ' sam@example.com '],
  ]);
  expect([response.status, placeOf(response)]).toEqual([303, place]);
  expect(await latest(site)).toEqual({
    revision: 2,
    disconfirmation: -2,
    severity: 4,
    causes: '["declined","other"]',
    comment: 'It failed.\nTwice.',
    expected_text: 'It works.',
    reply_wanted: 'email',
    sanitised: 0,
  });
  expect(await contacts(site)).toEqual([{ email: 'sam@example.com', phone: null }]);

  const done = await open(site, place);
  expect(done.text).toMatch(/We answer to <bdi>sam@example\.com<\/bdi> by <time datetime="2026-02-12T12:00/);
  expect(done.text).toContain('It failed.\nTwice.');
  expect(done.hidden['revision']).toBe('3');
  expect(done.text).toMatch(/value="declined" checked/);
});

test('details can be changed and taken back', async () => {
  const { site, place } = await told({ comment: 'Wrong order.', wanted: 'phone', phone: '+48 600 100 200' });
  await submit(site, place, { revision: '3', comment: '', wanted: 'none', phone: '+48 600 100 200' });
  expect(await latest(site)).toMatchObject({ revision: 3, comment: null, reply_wanted: 'none', disconfirmation: -2 });
  expect(await contacts(site)).toEqual([]);
});

test.each([
  ['a word', { wanted: 'email', email: 'not an address' }, 'email', 'does not look like an e-mail address'],
  ['no address', { wanted: 'email', email: '' }, 'email', 'does not look like an e-mail address'],
  ['two digits', { wanted: 'phone', phone: '12' }, 'phone', 'does not look like a phone number'],
  ['too long a text', { wanted: 'none', comment: 'x'.repeat(4_001) }, 'comment', 'longer than 4000 characters'],
])('%s is told beside its field, with all words still there', async (_, fields, name, words) => {
  const { site, response } = await told({ expectedText: 'Kept.', ...(fields as Record<string, string>) });
  const page = await read(response);
  expect(page.status).toBe(422);
  expect(page.text).toContain(words);
  expect(page.text).toContain('Kept.');
  expect(page.text).toMatch(new RegExp(`id="${name}"[^>]*aria-describedby="[^"]*${name}-fault"[^>]*aria-invalid`));
  expect(await latest(site)).toMatchObject({ revision: 1 });
});

test('four thousand characters of three bytes fit', async () => {
  const text = '遅'.repeat(4_000);
  const { site, response } = await told({ comment: text, expectedText: text });
  expect(response.status).toBe(303);
  expect(await latest(site)).toMatchObject({ comment: text, expected_text: text });
});

test('what is no choice of the form is not one', async () => {
  const { site, response } = await told([
    ['revision', '-7'],
    ['cause', 'declined'],
    ['cause', 'declined'],
    ['cause', '<script>'],
    ['cause', '__proto__'],
    ['severity', '9'],
    ['wanted', 'pigeon'],
    ['email', 'sam@example.com'],
    ['disconfirmation', '2'],
    ['touchpointId', 'returns'],
    ['critiqueId', 'x'],
    ['comment', '\u0000 \ud800'],
  ]);
  expect(response.status).toBe(303);
  expect(await latest(site)).toMatchObject({
    revision: 2,
    disconfirmation: -2,
    severity: null,
    causes: '["declined"]',
    reply_wanted: 'none',
  });
  expect(await contacts(site)).toEqual([]);
  expect(await site.rows('select touchpoint_id from revisions where revision = 2')).toEqual([
    { touchpoint_id: 'checkout' },
  ]);
});

test('hostile words stay text, in the page and in its fields', async () => {
  const hostile = `</textarea><script>alert(1)</script>"' onfocus=alert(1) \u202e`;
  const { site, place } = await told({ comment: hostile, expectedText: `\n${hostile}`, wanted: 'none' });
  const { text } = await open(site, place);
  expect(text).not.toMatch(/<script>|<\/textarea><script/);
  expect(text).toContain('&lt;/textarea&gt;&lt;script&gt;');
  expect(await latest(site)).toMatchObject({ comment: hostile, expected_text: `\n${hostile}` });
});

test('a critique that a page has sent keeps what this form does not know', async () => {
  const site = await openSite();
  const identity = mintIdentity();
  const facts = { code: 'E7' };
  await send(site, identity, { severity: 4, causes: ['laterCause'], facts, trail: ['home'] });
  const place = `/t/checkout/${identity.reference}/${identity.secret}`;
  expect((await open(site, place)).text).not.toContain('name="severity"');
  await submit(site, place, { comment: 'More.', severity: '1', cause: 'other', wanted: 'none' });
  const [row] = await site.rows<{ body: string }>('select body from revisions where revision = 2');
  expect(JSON.parse(row!.body)).toMatchObject({
    origin: 'paymentFailed',
    severity: 4,
    causes: ['laterCause', 'other'],
    comment: 'More.',
    facts,
    trail: ['home'],
  });
});

test('a shared screen shows the reference and nothing that leads to the critique', async () => {
  const site = await openSite();
  const { start, place } = await tap(site, '-2', '/t/checkout?kiosk=45');
  expect(place).toBe(`/t/checkout/${start.hidden['reference']}?kiosk=45`);
  const done = await open(site, place);
  expect(done.headers.get('refresh')).toBe('45; url=/earful/t/checkout?kiosk=45');
  expect(done.text).toContain('Thank you. We have it.');
  expect(done.text).toContain(start.hidden['reference']);
  expect(done.text).not.toContain(start.hidden['secret']);
  expect(done.text).not.toMatch(/<form|\/c\/[^p]/);
  const unknown = await site.get(`/t/checkout/${mintIdentity().reference}?kiosk=45`);
  expect([unknown.status, placeOf(unknown)]).toEqual([303, '/t/checkout?kiosk=45']);
});

test('whoever sends too often is refused before anybody looks through the words', async () => {
  const site = await openSite({ rateLimit: 2 });
  const { place } = await tap(site, '-2');
  const words = '1.'.repeat(2_000);
  const body = String(new URLSearchParams({ comment: words, expectedText: words }));
  const headers = { origin: publicUrl, 'content-type': 'application/x-www-form-urlencoded' };
  const statuses: number[] = [];
  const tookMs: number[] = [];
  for (let index = 0; index < 7; index += 1) {
    const sinceMs = performance.now();
    statuses.push((await site.post(place, body, headers, '192.0.2.7')).status);
    tookMs.push(performance.now() - sinceMs);
  }
  expect(statuses).toEqual([303, 303, 429, 429, 429, 429, 429]);
  expect(Math.min(...tookMs.slice(2))).toBeLessThan(Math.min(...tookMs.slice(0, 2)) / 3);
});

test('references cannot be tried out on a shared screen', async () => {
  const site = await openSite({ rateLimit: 2 });
  const { start } = await tap(site, '-2', '/t/checkout?kiosk=45');
  const look = (reference: string) =>
    site.earful.fetch(new Request(`${publicUrl}/earful/t/checkout/${reference}?kiosk=45`), { address: '192.0.2.7' });
  const statuses: number[] = [];
  for (let index = 0; index < 3; index += 1) statuses.push((await look(mintIdentity().reference)).status);
  expect(statuses).toEqual([303, 303, 429]);
  expect((await look(start.hidden['reference']!)).status).toBe(429);
});

test.each([
  ['?kiosk', '30'],
  ['?kiosk=', '30'],
  ['?kiosk=1', '5'],
  ['?kiosk=99999', '30'],
  ['?kiosk=9999', '600'],
  ['?kiosk=soon', '30'],
])('%s clears itself after %s seconds', async (query, seconds) => {
  const { text } = await open(await openSite(), `/t/checkout${query}`);
  expect(text).toContain(`data-seconds="${seconds}"`);
  expect(text).toContain(`This screen clears itself in ${seconds} seconds.`);
});

test('who has changed a message a thousand times is told that it takes no more, with all words still there', async () => {
  const site = await openSite();
  const { place } = await tap(site, '-2');
  await submit(site, place, { revision: '2', comment: 'Kept.' });
  await site.store.write(async (db) => {
    await db.updateTable('revisions').set({ revision: 1_000 }).where('revision', '=', 2).execute();
    await db.updateTable('critiques').set({ latest_revision: 1_000 }).execute();
  });
  // Before anybody types.
  const opened = await open(site, place);
  expect(opened.text).toContain('This message has been changed so often that no more can be added.');
  expect(opened.text).not.toContain('What you wrote is still here');
  expect(opened.text).not.toContain('<textarea');
  expect(opened.text).toContain('Kept.');
  const page = await read(await submit(site, place, { comment: 'Once more.', wanted: 'none' }));
  expect(page.status).toBe(422);
  expect(page.headers.get('retry-after')).toBeNull();
  expect(page.text).toContain('no more can be added. What you wrote is still here, to copy.');
  expect(page.text).toContain('Once more.');
  expect(await latest(site)).toMatchObject({ revision: 1_000, comment: 'Kept.' });
  // The second half of a double click finds what the first has kept.
  expect((await submit(site, place, { revision: '1000', comment: 'Kept.' })).status).toBe(303);
});
