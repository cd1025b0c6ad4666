import { receipt } from '@earful/protocol';
import type { WorkDone } from '@earful/protocol';
import { createEarful, openStore } from '@earful/server';
import { describe, expect, test } from 'vitest';
import { hostileStrings } from '../../helpers/bad-input/corpora.js';
import type { Content, Identity } from '../support/critiques.js';
import { bodyOf, envelopeOf, mintIdentity, plainText, send } from '../support/critiques.js';
import { tap } from '../support/hosted.js';
import type { Site } from '../support/site.js';
import { config, openSite, publicUrl } from '../support/site.js';
import { doWork, wantedBy } from '../support/work.js';

const tries = 8;
const minute = 60_000;
const said = { comment: 'The card was refused twice.' };
const openWithWork = () => openSite({ proofOfWork: tries });
const critiques = (site: Site) => site.rows('select id from critiques');

/** Asks for the work on one revision, and does it. */
const worked = async (site: Site, identity: Identity, content: Content = said): Promise<WorkDone> =>
  doWork(await wantedBy(await send(site, identity, content)));

/** Sends it with this work; the status that comes of it. */
const hand = async (site: Site, identity: Identity, work: unknown, content: Content = said): Promise<number> =>
  (await send(site, identity, content, { work })).status;

describe('proof of work', () => {
  test('is not asked for unless the brand wants it', async () => {
    expect((await send(await openSite(), mintIdentity(), said)).status).toBe(201);
  });

  test('is asked for with a document that pages of other sites can read, and what it was done for is stored', async () => {
    const site = await openSite({ proofOfWork: tries, allowedOrigins: ['https://shop.example'] });
    const identity = mintIdentity();
    const work = await worked(site, identity);
    expect(await critiques(site)).toEqual([]);
    expect(await hand(site, identity, work)).toBe(201);
    expect(await critiques(site)).toEqual([{ id: identity.critiqueId }]);
    const other = mintIdentity();
    const headers = { ...plainText, origin: 'https://shop.example' };
    const refused = await site.post('/v1/critiques', envelopeOf(other, bodyOf(other)), headers);
    expect(refused.status).toBe(428);
    expect(refused.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  });

  test('a lost answer costs no work again: what is stored is answered from the store', async () => {
    const site = await openWithWork();
    const identity = mintIdentity();
    await hand(site, identity, await worked(site, identity));
    site.clock.nowMs += 40 * minute;
    const again = await send(site, identity, said);
    expect(again.status).toBe(200);
    expect(receipt.parse(await again.json()).status).toBe('duplicate');
    expect((await send(site, { ...identity, secret: 'b'.repeat(22) }, said)).status).toBe(428);
  });

  test('each revision has its own; to take a critique back costs none, nor what still arrives of it', async () => {
    const site = await openWithWork();
    const identity = mintIdentity();
    const second = { ...said, revision: 2 };
    await hand(site, identity, await worked(site, identity));
    const work = await worked(site, identity, second);
    expect(await hand(site, identity, work, second)).toBe(201);
    expect((await send(site, identity, { revision: 3, withdrawn: true })).status).toBe(200);
    expect((await send(site, identity, { ...said, revision: 4 })).status).toBe(200);
    expect((await send(site, mintIdentity(), { revision: 2, withdrawn: true })).status).toBe(428);
    expect(await site.rows('select comment from revisions')).toEqual([{ comment: null }]);
  });

  test('replayed, it is good for what it was done for and for nothing else', async () => {
    const site = await openWithWork();
    const [one, other] = [mintIdentity(), mintIdentity()];
    const work = await worked(site, one);
    const answers = await Promise.all(Array.from({ length: 8 }, () => hand(site, one, work)));
    expect(answers.toSorted()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(await hand(site, other, work)).toBe(428);
    expect(await hand(site, one, work, { ...said, revision: 2 })).toBe(428);
    expect(await hand(site, one, work, { comment: 'Something else.' })).toBe(428);
    expect(await critiques(site)).toEqual([{ id: one.critiqueId }]);
    expect(await site.rows('select revision from revisions')).toEqual([{ revision: 1 }]);
  });

  test('spliced, guessed or not done, it is none', async () => {
    const site = await openWithWork();
    const [one, other] = [mintIdentity(), mintIdentity()];
    const wanted = await wantedBy(await send(site, one, said));
    const [terms, signature] = wanted.challenge.split('.') as [string, string];
    const easier = JSON.parse(Buffer.from(terms, 'base64url').toString()) as unknown[];
    easier[3] = 1;
    const cheap = `${Buffer.from(JSON.stringify(easier)).toString('base64url')}.${signature}`;
    const [otherTerms] = (await wantedBy(await send(site, other, said))).challenge.split('.');
    for (const challenge of [
      cheap,
      `${otherTerms}.${signature}`,
      `${terms}.`,
      `.${signature}`,
      `${terms}.${signature}.`,
      ` ${terms}.${signature}`,
    ])
      expect(await hand(site, one, doWork({ ...wanted, challenge })), challenge).toBe(428);
    expect(await hand(site, one, doWork(wanted, false))).toBe(428);
    expect(await hand(site, one, doWork(wanted))).toBe(201);
  });

  test('is good for ten minutes, and then asked for anew', async () => {
    const site = await openWithWork();
    const [early, late] = [mintIdentity(), mintIdentity()];
    const inTime = await worked(site, early);
    const tooLate = await worked(site, late);
    site.clock.nowMs += 10 * minute - 1;
    expect(await hand(site, early, inTime)).toBe(201);
    site.clock.nowMs += 1;
    expect(await hand(site, late, tooLate)).toBe(428);
    expect(await hand(site, late, await worked(site, late))).toBe(201);
  });

  test('done for another brand, or for another site on a copy of the database, it is none', async () => {
    const [site, brand] = [await openWithWork(), await openWithWork()];
    const identity = mintIdentity();
    const work = await worked(site, identity);
    expect(await hand(brand, identity, work)).toBe(428);
    const copy = createEarful({ config, store: site.store, publicUrl: 'https://staging.example', proofOfWork: tries });
    expect(await hand({ ...site, earful: copy, post: postTo(copy) }, identity, work)).toBe(428);
    expect(await hand(site, identity, work)).toBe(201);
  });

  test('one process takes the work that another has asked for, and so does the next one', async () => {
    const site = await openWithWork();
    const twin = await openSite({ database: site.database, proofOfWork: tries });
    const [one, other] = [mintIdentity(), mintIdentity()];
    const [asked, askedToo] = await Promise.all([worked(site, one), worked(twin, other)]);
    expect([await hand(twin, one, asked), await hand(site, other, askedToo)]).toEqual([201, 201]);
    expect(await site.rows('select name from shared_keys')).toEqual([{ name: 'work' }]);
    const third = mintIdentity();
    const before = await worked(site, third);
    await site.store.close();
    const store = await openStore({ ...site.database.options, now: () => site.clock.nowMs });
    expect(await hand(await openSite({ database: site.database, store, proofOfWork: tries }), third, before)).toBe(201);
  });

  test('what could not be stored is not spent', async () => {
    const site = await openWithWork();
    const identity = mintIdentity();
    const work = await worked(site, identity);
    const mend = await site.database.fill('cases');
    expect(await hand(site, identity, work)).toBe(503);
    await mend();
    expect(await hand(site, identity, work)).toBe(201);
  });

  test('a store that fails is trouble of ours, and is asked again', async () => {
    const site = await openWithWork();
    const identity = mintIdentity();
    const mend = await site.database.fill('shared_keys');
    expect((await send(site, identity, said)).status).toBe(503);
    await mend();
    expect((await send(site, identity, said)).status).toBe(428);
  });

  test('nothing that is kept grows with it, whoever asks and replays', async () => {
    const site = await openWithWork();
    for (let count = 0; count < 200; count += 1) await send(site, mintIdentity(), said);
    const identity = mintIdentity();
    const work = await worked(site, identity);
    for (let count = 0; count < 20; count += 1) await hand(site, identity, work);
    expect(await site.rows('select name from shared_keys')).toHaveLength(1);
    expect(await critiques(site)).toHaveLength(1);
    expect(await site.rows('select revision from revisions')).toHaveLength(1);
  });

  test('what is no work at all is asked for anew, never handed back to the customer', async () => {
    const site = await openWithWork();
    const identity = mintIdentity();
    const { challenge } = await wantedBy(await send(site, identity, said));
    const odd = [null, 7, [], {}, { challenge }, { challenge, answer: -1 }, { challenge, answer: 1.5 }];
    for (const work of [...odd, ...hostileStrings.flatMap((text) => [text, { challenge: text, answer: 0 }])])
      expect(await hand(site, identity, work), JSON.stringify(work)).toBe(428);
    expect(await hand(site, identity, undefined, { comment: 7 as never })).toBe(422);
  });

  test('a form without script is taken without it', async () => {
    const site = await openWithWork();
    expect((await tap(site, '-2')).answered.status).toBe(303);
    expect(await critiques(site)).toHaveLength(1);
  });

  test.each([
    [{ publicUrl: 'http://shop.example' }, 'http://shop.example'],
    [{ publicUrl: 'https://shop.example', allowedOrigins: ['null', 'http://old.example'] }, 'http://old.example'],
  ])('%j: pages that could not do it are found at the start', async (options, named) => {
    const { store } = await openSite();
    expect(() => createEarful({ config, store, ...options, proofOfWork: tries })).toThrow(
      `Pages of ${named} cannot do proof of work: browsers let them over https only. Leave one out.`,
    );
    expect(() => createEarful({ config, store, ...options })).not.toThrow();
  });
});

const postTo =
  (earful: Site['earful']): Site['post'] =>
  (path, body, headers = {}) =>
    earful.fetch(new Request(`${publicUrl}/earful${path}`, { method: 'POST', body, headers }));
