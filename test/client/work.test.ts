import { completeClient, createClient, createDelivery } from '@earful/client';
import { createClient as createNodeClient } from '@earful/client/node';
import { expect, onTestFinished, test } from 'vitest';
import { doWork } from '../server/support/work.js';
import { temporaryFolder } from '../server/support/temporary-folder.js';
import { content } from './helpers/content.js';
import { createMemoryOutbox } from './helpers/memory-outbox.js';
import { startRealReceiver } from './helpers/real-receiver.js';
import { problemDocument, receiptFor, startReceiver } from './helpers/receiver.js';

const wanted = { challenge: 'terms.signature', tries: 4, iterations: 10 };
const workWanted = { status: 428, body: { ...problemDocument(428, 'work-wanted'), work: wanted } };
const start = async () => {
  const receiver = await startReceiver();
  onTestFinished(() => receiver.close());
  return receiver;
};

/** A client over an outbox of its own, and what it says, until the given state. */
const listening = (endpoint: string, fetch = globalThis.fetch) => {
  const outbox = createMemoryOutbox();
  const client = createClient({ endpoint, outbox, fetch });
  const states: string[] = [];
  client.onOutcome((_, { state }) => states.push(state));
  const until = (state: string) => expect.poll(() => states.at(-1), { timeout: 10_000 }).toBe(state);
  return { client, outbox, states, until };
};

test('a receiver that wants work gets it: each critique once, in turn, and nothing stays behind', async () => {
  const receiver = await startRealReceiver(['--proof-of-work', '8']);
  const { client, outbox, states, until } = listening(receiver.endpoint);
  for (const comment of ['one', 'two', 'three']) await client.submit(client.mint(), 1, content({ comment }));
  await expect.poll(() => outbox.records.size, { timeout: 10_000 }).toBe(0);
  await until('received');
  expect(new Set(states)).toEqual(new Set(['saved', 'received']));
  expect(await receiver.rows('select comment from revisions order by comment')).toEqual([
    { comment: 'one' },
    { comment: 'three' },
    { comment: 'two' },
  ]);
});

test('so it is from a server, out of a folder', async () => {
  const receiver = await startRealReceiver(['--proof-of-work', '8']);
  const client = createNodeClient({ endpoint: receiver.endpoint, folder: temporaryFolder() });
  expect((await client.submit(client.mint(), 1, content())).kept).toBe(true);
  await expect.poll(async () => (await client.pending()).length, { timeout: 10_000 }).toBe(0);
  expect(await receiver.rows('select id from critiques')).toHaveLength(1);
});

test('the work is right, done for the challenge that was asked for last, and sent with the very bytes of the record', async () => {
  const receiver = await start();
  const late = { ...wanted, challenge: 'asked.again' };
  receiver.answer(
    workWanted,
    { ...workWanted, body: { ...workWanted.body, work: late } },
    (envelope) => ({ status: 201, body: receiptFor(envelope) }),
    (envelope) => ({ status: 200, body: receiptFor(envelope, { status: 'duplicate' }) }),
  );
  const { client, outbox, states, until } = listening(receiver.endpoint);
  await client.submit(client.mint(), 1, content());
  await until('received');
  expect(states).toEqual(['saved', 'received']);
  expect(receiver.arrived.map(({ envelope }) => envelope.work)).toEqual([
    undefined,
    undefined,
    doWork(late),
    undefined,
  ]);
  expect(new Set(receiver.arrived.map(({ envelope }) => envelope.body + envelope.proof)).size).toBe(1);
  expect(outbox.records.size).toBe(0);
});

test('what work was done for is called received only by the receipt of the record itself', async () => {
  const receiver = await start();
  receiver.answer(workWanted, workWanted, { status: 200, body: 'Welcome to our network' }, { status: 404 });
  const { client, outbox, states } = listening(receiver.endpoint);
  await client.submit(client.mint(), 1, content());
  await expect.poll(() => receiver.arrived.length).toBe(4);
  await expect.poll(() => states).toEqual(['saved', 'saved']);
  expect(outbox.records.size).toBe(1);
});

test('a line that breaks while work is done loses nothing, and the next attempt begins anew', async () => {
  const receiver = await start();
  receiver.answer(workWanted, workWanted, 'drop', 'drop', workWanted, workWanted, 'store');
  const { client, outbox, until } = listening(receiver.endpoint);
  await client.submit(client.mint(), 1, content());
  await expect.poll(() => receiver.arrived.length).toBeGreaterThan(2);
  expect(outbox.records.size).toBe(1);
  const again = async () => {
    for (const record of outbox.records.values()) await outbox.put({ ...record, notBefore: 0 });
    await client.flush();
    return outbox.records.size;
  };
  await expect.poll(again, { timeout: 10_000 }).toBe(0);
  await until('received');
  expect(receiver.stored.size).toBe(1);
});

test('a receiver that never has enough gets no storm', async () => {
  const receiver = await start();
  let asked = 0;
  receiver.answer(({ work }) => {
    asked += 1;
    return work ? { status: 200, body: 'thanks' } : workWanted;
  });
  const { client, outbox } = listening(receiver.endpoint);
  await client.submit(client.mint(), 1, content());
  // An attempt, the question and the work, at once another attempt, and once more the question and the work; then it waits its turn.
  await expect.poll(() => asked).toBe(6);
  const [record] = outbox.records.values();
  expect(record!.notBefore).toBeGreaterThan(Date.now());
  await client.flush();
  expect(asked).toBe(6);
});

test('who cannot work keeps it, and comes again soon', async () => {
  const receiver = await start();
  receiver.answer(workWanted);
  const outbox = createMemoryOutbox();
  // As a version from before has it, or a service worker.
  const options = { endpoint: receiver.endpoint, outbox, sha256: () => import('@earful/client/sha256') };
  const client = completeClient(createDelivery(options), {});
  await (
    await client.submit(client.mint(), 1, content())
  ).tried;
  const [kept] = outbox.records.values();
  expect(kept).toMatchObject({ tries: 1 });
  expect(kept).not.toHaveProperty('returned');
  expect(kept!.wait).toBeLessThanOrEqual(4_000);
  expect(receiver.arrived).toHaveLength(1);
});
