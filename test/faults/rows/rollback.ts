import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { createClient } from '@earful/client';
import { expect } from '@playwright/test';
import { digestOf, envelopeOf, mint, post } from '../envelope.js';
import { createKillableReceiver } from '../killable-receiver.js';
import { contentOf, nodeClient } from '../node-customer.js';
import type { Row } from '../row.js';
import { elsewhere } from '../stage.js';

/** What a page of a later version sends beside all that this one knows. */
const later = {
  mood: { seconds: [1, 2, 3], of: 'nothing' },
  origin: 'somethingNew',
  surface: 'hologram',
  emotions: ['angry', 'bemused'],
};

/** The body of a request as a page of version 2 writes it. */
const asVersionTwo = (request: string): string => {
  const envelope = JSON.parse(request) as { body: string };
  return JSON.stringify({ ...envelope, body: envelope.body.replace('"schemaVersion":1', '"schemaVersion":2') });
};

/** A deployment that is taken back while pages of the newer one are open. */
export const rollback: Row[] = [
  {
    id: 37,
    title:
      'a deployment is taken back: this receiver is the older one, for newer fields, a newer schema, a newer database',
    engines: ['node'],
    core: ['node'],
    expected: 'D1; K→D1',
    async run(stage) {
      const folder = mkdtempSync(join(tmpdir(), 'earful-rollback-'));
      const there = elsewhere(stage, folder);
      const receiver = createKillableReceiver(folder, stage.proxy.url);
      try {
        await receiver.start();
        // Fields and names that it does not know: taken, and the receipt proves all of it.
        const identity = mint();
        const words = stage.words();
        const newer = envelopeOf(identity, words, later, { region: 'eu' });
        const answer = await post(receiver.endpoint, newer);
        expect(answer.status).toBe(201);
        expect(await answer.json()).toMatchObject({ status: 'stored', digest: digestOf(newer) });
        const [row] = there.ledger.query('select body, comment from revisions');
        expect(row).toEqual({ body: (JSON.parse(newer) as { body: string }).body, comment: words });

        // A schema of which it may understand nothing: kept on the device, never handed back.
        const page = createClient({
          endpoint: receiver.endpoint,
          fetch: (url, init) => fetch(url, { ...init, body: asVersionTwo(String(init?.body)) }),
        });
        await (
          await page.submit(page.mint(), 1, contentOf(stage.words()))
        ).tried;
        const [kept] = await page.pending();
        expect(kept).toMatchObject({ tries: 1 });
        expect(kept).not.toHaveProperty('returned');

        // Tables that a newer version has changed: it does not touch them, and says so.
        await receiver.kill();
        const database = new DatabaseSync(join(folder, 'earful.db'));
        database.exec(`insert into migrations (name, timestamp) values ('9999-of-tomorrow', '2099-01-01')`);
        await expect(receiver.start()).rejects.toThrow(/^The database was written by a newer version of Earful/);
        const client = nodeClient(there, receiver.endpoint);
        await (
          await client.submit(client.mint(), 1, contentOf(stage.words()))
        ).tried;
        expect(await client.pending()).toHaveLength(1);
        database.exec(`delete from migrations where name = '9999-of-tomorrow'`);
        database.close();
        await receiver.start();
        await expect
          .poll(() => client.flush().then(async () => (await client.pending()).length), { timeout: 30_000 })
          .toBe(0);
        expect(there.ledger.stored()).toHaveLength(2);
      } finally {
        await receiver.kill();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
];
