import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import {
  createOutgoing,
  erasePerson,
  exportJson,
  exportTombstones,
  importJson,
  openStore,
  replayTombstones,
} from '@earful/server';
import { filesWith } from '../../helpers/keeps.js';
import { createListener } from '../../helpers/listener.js';
import { secret, webhook } from '../../helpers/webhook.js';
import type { Whole } from '../both-stores.js';
import { onBothStores, publicUrl } from '../both-stores.js';
import { envelopeOf, mint, plainText } from '../envelope.js';
import type { Row } from '../row.js';
import { config } from '../site.js';
import { textFields } from './bad-input.js';

const staffJson = ({ cookie }: Whole['target']) => ({
  cookie,
  origin: publicUrl,
  'content-type': 'application/json',
});

/** A critique with these words in every field, in two revisions, that staff have answered with them as well. */
async function told({ target, query }: Whole, words: string, email: string) {
  const identity = mint();
  const send = async (more: object) => {
    const body = envelopeOf(identity, words, more);
    return target.send({ method: 'POST', path: '/v1/critiques', headers: plainText, body });
  };
  const fields = { ...textFields(words), reply: { wanted: 'email', email } };
  for (const revision of [1, 2]) expect((await send({ ...fields, revision }))?.status).toBe(201);
  const [one] = await query(`select id from cases where critique_id = '${identity.critiqueId}'`);
  const reply = await target.send({
    method: 'POST',
    path: `/v1/staff/cases/${String(one?.['id'])}/replies`,
    headers: staffJson(target),
    body: JSON.stringify({ replyId: randomUUID(), text: `About “${words}”` }),
  });
  expect(reply?.status).toBe(201);
  return { ...identity, words, email, send };
}

/** A backup, as a text, restored into a database of its own. */
async function restored(
  backup: string,
  look: (folder: string, replay: (ids: string) => Promise<string[]>) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'earful-restored-'));
  const files = mkdtempSync(join(tmpdir(), 'earful-backup-'));
  try {
    const file = join(files, 'backup.jsonl');
    writeFileSync(file, backup);
    const store = await openStore({ folder });
    await importJson(store, file);
    await look(folder, (ids) => replayTombstones(store, ids));
    await store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(files, { recursive: true, force: true });
  }
}

/** What a function that writes piece by piece has written. */
async function written(write: (piece: (text: string) => Promise<void>) => Promise<unknown>): Promise<string> {
  let all = '';
  await write(async (text) => void (all += text));
  return all;
}

/** What is erased is nowhere any more. */
export const erasure: Row[] = [
  {
    id: 92,
    title: 'words that occur nowhere else are written everywhere, erased by each way there is, and looked for',
    engines: ['node'],
    expected: 'in no byte of any file, table, log, export or restored backup',
    async run(stage) {
      const found = await onBothStores(async (whole) => {
        const { engine, store, log, keeps } = whole;
        const crm = await createListener();
        const outgoing = createOutgoing({
          config: { ...config, private: { webhooks: [webhook(crm.url, { words: true })] } },
          environment: { SECRET: secret },
          allowPrivate: true,
          store,
          publicUrl,
        });
        await outgoing.run();
        const make = (name: string) => told(whole, `canary ${stage.words()}`, `Canary.${name}@Example.org`);
        const [withdrawn, named, addressed, staying] = [
          await make('withdrawn'),
          await make('named'),
          await make('addressed'),
          await make('staying'),
        ];
        await outgoing.run();
        await outgoing.close();
        crm.close();
        const gone = [withdrawn, named, addressed];
        const canaries = gone.flatMap(({ words, email }) => [words, email]);
        for (const text of canaries) expect(await keeps(text), text).toBe(true);
        for (const { words } of gone) expect(crm.received.some(({ body }) => body.includes(words))).toBe(true);
        const backup = await written((write) => exportJson(store, write));
        for (const text of canaries) expect(backup).toContain(text);

        const names = { comment: undefined, disconfirmation: undefined, withdrawn: true, revision: 3 };
        expect(await (await withdrawn.send(names))?.json()).toMatchObject({ status: 'erased' });
        expect(await erasePerson(store, { reference: named.reference })).toEqual([named.reference]);
        expect(await erasePerson(store, { email: addressed.email.toLowerCase() })).toEqual([addressed.reference]);
        await store.compact();

        // A copy that another tab had kept comes late.
        for (const one of gone) {
          const late = await one.send({ ...textFields(one.words), revision: 4 });
          expect(await late?.json()).toMatchObject({ status: 'erased' });
        }
        for (const text of canaries) expect(await keeps(text), text).toBe(false);
        for (const text of canaries) expect(log.join('\n')).not.toContain(text);
        const rest = await written((write) => exportJson(store, write));
        for (const text of canaries) expect(rest).not.toContain(text);
        // And nobody else's words went with them.
        expect(await keeps(staying.words)).toBe(true);
        expect(rest).toContain(staying.email);

        const list = await written((write) => exportTombstones(store, write));
        expect(list.trim().split('\n').toSorted()).toEqual(gone.map(({ critiqueId }) => critiqueId).toSorted());
        await restored(backup, async (folder, replay) => {
          for (const text of canaries) expect(filesWith(folder, text), text).not.toEqual([]);
          expect((await replay(list)).toSorted()).toEqual(gone.map(({ reference }) => reference).toSorted());
          for (const text of canaries) expect(filesWith(folder, text), text).toEqual([]);
        });
        return `${engine}: ${canaries.length} canaries, none left`;
      });
      for (const one of found) stage.figure(one);
    },
  },
];
