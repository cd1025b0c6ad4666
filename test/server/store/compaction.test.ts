import { receipt } from '@earful/protocol';
import { createLog, openStore } from '@earful/server';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createCompaction } from '../../../packages/server/src/store/compaction.js';
import { mintIdentity, send } from '../support/critiques.js';
import { sqliteDatabase } from '../support/database.js';
import { openSite } from '../support/site.js';

const words = 'canary-5d1e said to nobody else';

/** A critique that its customer takes back while another program reads, with what the process wrote of it. */
async function takenBackWhileRead() {
  const database = sqliteDatabase();
  const lines: string[] = [];
  const site = await openSite({ database, log: createLog((line) => lines.push(line)) });
  const identity = mintIdentity();
  await send(site, identity, { comment: words });
  const reader = await openStore(database.options);
  onTestFinished(() => reader.close());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  let stopReading = (): void => {};
  const reading = new Promise<void>((resolve) => void (stopReading = resolve));
  let read: Promise<void> | undefined;
  await new Promise<void>((begun) => {
    read = reader.snapshot(async (db) => {
      await db.selectFrom('critiques').select('id').execute();
      begun();
      await reading;
    });
  });
  const answer = await send(site, identity, { revision: 2, withdrawn: true });
  expect(receipt.parse(await answer.json()).status).toBe('erased');
  const keeps = async (): Promise<boolean> => {
    // Behind whatever the connection has to do.
    await site.store.health();
    return database.keeps(words);
  };
  return {
    site,
    lines,
    keeps,
    async endReading() {
      stopReading();
      await read;
    },
  };
}

test('words that another program holds in the log are told of, and go soon after it has ended', async () => {
  const { lines, keeps, endReading } = await takenBackWhileRead();
  expect(lines.find((line) => line.includes('warn'))).toContain('what was taken back stays in the log of the database');
  vi.advanceTimersByTime(5_000);
  expect(await keeps()).toBe(true);
  await endReading();
  expect(await keeps()).toBe(true);
  vi.advanceTimersByTime(5_000);
  expect(await keeps()).toBe(false);
});

test('they go before the process ends, too', async () => {
  const { site, keeps, endReading } = await takenBackWhileRead();
  await endReading();
  expect(await keeps()).toBe(true);
  await site.store.close();
  expect(await site.database.keeps(words)).toBe(false);
});

test('a database from which nobody else reads says nothing of it', async () => {
  const lines: string[] = [];
  const site = await openSite({ database: sqliteDatabase(), log: createLog((line) => lines.push(line)) });
  const identity = mintIdentity();
  await send(site, identity, { comment: words });
  await send(site, identity, { revision: 2, withdrawn: true });
  expect(lines.filter((line) => line.includes('warn'))).toEqual([]);
});

test('whoever asks in one turn shares one attempt, and its end; who asks later has another', async () => {
  let attempts = 0;
  const compaction = createCompaction(() => {
    attempts += 1;
    return attempts === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(true);
  });
  const together = await Promise.allSettled(Array.from({ length: 20 }, () => compaction.run()));
  expect(together.map(({ status }) => status)).toEqual(Array(20).fill('rejected'));
  expect(attempts).toBe(1);
  expect(await Promise.all(Array.from({ length: 20 }, () => compaction.run()))).toEqual(Array(20).fill(true));
  expect(attempts).toBe(2);
  await compaction.close();
  expect(attempts).toBe(2);
});
