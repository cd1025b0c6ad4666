import { expect, test } from 'vitest';
import { earful } from '../support/command-line.js';
import { mintIdentity, send } from '../support/critiques.js';
import { sqliteDatabase } from '../support/database.js';
import { listener, tell, webhook } from '../support/outgoing.js';
import { openSite } from '../support/site.js';

async function refused() {
  const server = await listener();
  server.answer = 500;
  const database = sqliteDatabase();
  const site = await openSite({ database });
  const outgoing = await tell(site, { webhooks: [webhook(server.url)] });
  await send(site, mintIdentity());
  await outgoing.run();
  return { server, site, outgoing, environment: { EARFUL_DATA: database.options.folder } };
}

test('what has not arrived is listed with its attempts, and is sent again when told so', async () => {
  const { server, site, outgoing, environment } = await refused();
  const [{ id }] = (await site.rows<{ id: string }>('select id from deliveries')) as [{ id: string }];
  const listed = await earful(['deliveries'], environment);
  expect(listed.code).toBe(0);
  expect(listed.out[0]).toMatch(new RegExp(`^${id} webhook:crm received: again at 2026-02-10T12:00:05`));
  expect(listed.out[1]).toMatch(/^ {2}1\. 2026-02-10T12:00:00\.000Z 500, \d+ ms$/);

  server.answer = 204;
  // By the clock of the command, which is later.
  expect(await earful(['deliveries', '--again', id], environment)).toEqual({
    code: 0,
    out: ['1 will be sent again by a running earful serve.'],
    err: [],
  });
  site.clock.nowMs = Date.now() + 1_000;
  await outgoing.run();
  expect(server.received).toHaveLength(2);
  expect((await earful(['deliveries'], environment)).out).toEqual(['Everything has arrived.']);
});

test('a name that nothing has is told so', async () => {
  const { environment } = await refused();
  const { code, err } = await earful(['deliveries', '--again', 'webhook:cmr'], environment);
  expect(code).toBe(1);
  expect(err[0]).toContain('Nothing waits or was given up under webhook:cmr');
});
