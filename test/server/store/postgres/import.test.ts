import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJson, importJson, openStore } from '@earful/server';
import { expect, onTestFinished, test } from 'vitest';
import { mintIdentity, send } from '../../support/critiques.js';
import { makeDatabase, makeEmptyDatabase } from '../../support/database.js';
import { openSite } from '../../support/site.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

test('a file that comes slowly is no process that fell silent, and the limit is there again afterwards', async () => {
  const from = await openSite({ database: await makeDatabase() });
  await send(from, mintIdentity());
  let text = '';
  await exportJson(from.store, async (piece) => void (text += piece));
  const file = join(temporaryFolder(), 'all.ndjson');
  writeFileSync(file, text);

  const database = await makeEmptyDatabase();
  const store = await openStore(database.options);
  onTestFinished(() => store.close());
  await database.rows(
    `create table limits (idle text);
     create function note() returns trigger as $$ begin
       insert into limits values (current_setting('idle_in_transaction_session_timeout')); return new; end $$ language plpgsql;
     create trigger note after insert on cases for each row execute function note()`,
  );
  await importJson(store, file);
  expect(await database.rows('select idle from limits')).toEqual([{ idle: '0' }]);
  expect((await send(await openSite({ database, store }), mintIdentity())).status).toBe(201);
  expect(await database.rows('select idle from limits offset 1')).toEqual([{ idle: '10s' }]);
});
