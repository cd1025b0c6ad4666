import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createClient } from '@earful/client/node';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readText } from '../helpers/repository.js';
import { temporaryFolder } from '../server/support/temporary-folder.js';
import { bundleProgram, startChild } from './helpers/child.js';
import { content } from './helpers/content.js';
import { startRealReceiver } from './helpers/real-receiver.js';
import { startReceiver } from './helpers/receiver.js';

const handOver = (folder: string) => bundleProgram('test/client/helpers/hand-over.ts', folder);

test('the example of the README arrives, and its process ends by itself', async () => {
  const receiver = await startRealReceiver();
  const folder = temporaryFolder();
  const example = /```ts\n(import [^`]*'@earful\/client\/node'.*?)```/s.exec(
    readText('packages/client/README.md'),
  )![1]!;
  expect(example).toContain("'https://shop.example/earful'");
  // Within the repository, so that its imports are found.
  const source = join(process.cwd(), 'test/.output', `readme-${process.pid}.ts`);
  mkdirSync(dirname(source), { recursive: true });
  onTestFinished(() => rmSync(source));
  writeFileSync(source, example.replace('https://shop.example/earful', receiver.endpoint));
  const child = startChild(await bundleProgram(source, folder), [], folder);

  expect(await child.closed).toEqual([0, null]);
  const [row, ...others] = await receiver.rows<{ body: string }>('select * from revisions');
  expect(others).toEqual([]);
  expect(JSON.parse(row!.body)).toMatchObject({ comment: 'The card was refused twice.', surface: 'call' });
  expect(child.said).toEqual([expect.stringContaining(`${receiver.endpoint}/c/`)]);
  expect((await fetch(child.said[0]!.split(' ').at(-1)!)).status).toBe(200);
  expect(readdirSync(join(folder, 'outbox'))).toEqual([]);
});

test('killed at any moment: what was called kept arrives, once, and nothing else is left behind', async () => {
  const receiver = await startRealReceiver();
  const folder = temporaryFolder();
  const outbox = join(folder, 'outbox');
  const program = await handOver(folder);
  const minted = new Set<string>();
  const kept = new Set<string>();
  for (let round = 0; round < 12; round++) {
    // With and without a network; each time a little later in its work, and wherever it happens to be by then.
    const child = startChild(program, [receiver.endpoint, outbox, round % 3 ? 'online' : 'offline']);
    await child.until(1 + ((round * 7) % 30));
    child.kill();
    await child.closed;
    for (const line of child.said) {
      const [state, id = ''] = line.split(' ');
      (state === 'kept' ? kept : minted).add(id);
    }
  }
  const client = createClient({ endpoint: receiver.endpoint, folder: outbox });
  await client.flush();
  expect(await client.pending()).toEqual([]);
  const ids = (await receiver.rows<{ id: string }>('select id from critiques')).map(({ id }) => id);
  expect(kept.size).toBeGreaterThan(20);
  expect([...kept].filter((id) => !ids.includes(id))).toEqual([]);
  expect(ids.filter((id) => !minted.has(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(readdirSync(outbox).filter((name) => name.endsWith('.json'))).toEqual([]);
}, 60_000);

test('two processes that share a folder and flush at once send each record once', async () => {
  const receiver = await startReceiver();
  onTestFinished(() => receiver.close());
  const folder = temporaryFolder();
  const outbox = join(folder, 'outbox');
  const offline = createClient({
    endpoint: receiver.endpoint,
    folder: outbox,
    fetch: () => Promise.reject(new Error()),
  });
  for (let n = 0; n < 40; n++) expect((await offline.submit(offline.mint(), 1, content())).kept).toBe(true);
  await offline.flush();
  const program = await handOver(folder);
  const children = [1, 2].map(() => startChild(program, [receiver.endpoint, outbox, 'flush']));
  for (const child of children) await child.until(1);
  for (const child of children) child.tell('now');
  for (const child of children) await child.until(2);
  expect(receiver.stored.size).toBe(40);
  expect(receiver.arrived).toHaveLength(40);
  expect(readdirSync(outbox)).toEqual([]);
});

test('looks into the folder once a minute for what another process has left there, until it is stopped', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const receiver = await startReceiver();
  onTestFinished(() => receiver.close());
  const folder = temporaryFolder();
  const client = createClient({ endpoint: receiver.endpoint, folder });
  const stop = client.start();
  await client.flush();
  const outcome = new Promise((resolve) => client.onOutcome((_, { state }) => resolve(state)));
  const other = createClient({ endpoint: receiver.endpoint, folder, fetch: () => Promise.reject(new Error()) });
  await (
    await other.submit(other.mint(), 1, content())
  ).tried;
  expect(receiver.arrived).toHaveLength(0);
  vi.advanceTimersByTime(60_000);
  expect(await outcome).toBe('received');
  expect(receiver.arrived).toHaveLength(1);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});

test('without a folder it is sent all the same, and never called kept', async () => {
  const receiver = await startReceiver();
  onTestFinished(() => receiver.close());
  const client = createClient({ endpoint: receiver.endpoint });
  const { kept, tried } = await client.submit(client.mint(), 1, content());
  await tried;
  expect(kept).toBe(false);
  expect(receiver.stored.size).toBe(1);
  expect(await client.pending()).toEqual([]);
});

test('a relative endpoint is a mistake here', () => {
  expect(() => createClient({ endpoint: '/earful' })).toThrow('earful: endpoint=/earful, use');
});
