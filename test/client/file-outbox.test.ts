import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFileOutbox } from '../../packages/client/src/file-outbox.js';
import type { OutboxRecord } from '../../packages/client/src/outbox.js';
import { temporaryFolder } from '../server/support/temporary-folder.js';

const record = (id: string): OutboxRecord => ({
  v: 1,
  key: `earful-q:${id}:1:7`,
  endpoint: 'https://shop.example/earful',
  critiqueId: id,
  revision: 1,
  proof: 'p',
  body: JSON.stringify({ critiqueId: id }),
  submittedAt: 0,
  tries: 0,
  notBefore: 0,
});

let folder: string;
afterEach(() => void vi.restoreAllMocks());
beforeEach(() => void (folder = join(temporaryFolder(), 'made', 'as needed')));

test('one file per record, its owner’s only, oldest first, for the next process', async () => {
  const outbox = createFileOutbox(folder);
  expect(await outbox.put(record('b'))).toBe(true);
  expect(await outbox.put(record('a'))).toBe(true);
  expect(await outbox.put({ ...record('b'), tries: 3 })).toBe(true);
  const files = readdirSync(folder);
  expect(files).toHaveLength(2);
  expect(files.map((file) => statSync(join(folder, file)).mode & 0o777)).toEqual([0o600, 0o600]);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(await createFileOutbox(folder).list()).toEqual([record('a'), { ...record('b'), tries: 3 }]);
  await createFileOutbox(folder).remove(record('a').key);
  await outbox.remove(record('a').key);
  expect(await outbox.list()).toEqual([{ ...record('b'), tries: 3 }]);
});

/** Lets `seen` happen at every fsync of a file or a folder. */
const onSync = async (seen: () => void) => {
  const handle = await open(folder);
  const prototype = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const { sync } = prototype;
  vi.spyOn(prototype, 'sync').mockImplementation(function (this: FileHandle) {
    seen();
    return sync.call(this);
  });
};

test('is on the disk whole before it has its name, and its name is on the disk before it is called kept', async () => {
  const outbox = createFileOutbox(folder);
  const moments: unknown[] = [];
  await onSync(() => {
    const [name = ''] = readdirSync(folder);
    moments.push([name.split('.').at(-1), JSON.parse(readFileSync(join(folder, name), 'utf8'))]);
  });
  await outbox.put(record('a'));
  // The file; then the folder, and those above it, which are new too.
  expect(moments).toEqual([['new', record('a')], ...Array.from({ length: 3 }, () => ['json', record('a')])]);
  moments.length = 0;
  await outbox.put(record('a'));
  expect(moments).toHaveLength(2);
});

test('a disk that cannot promise makes it not kept, and leaves no half file', async () => {
  const outbox = createFileOutbox(folder);
  await onSync(() => {
    throw Object.assign(new Error('EIO'), { code: 'EIO' });
  });
  expect(await outbox.put(record('a'))).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
  expect(await outbox.list()).toEqual([record('a')]);
});

test('is not filled up at the limits of a browser', async () => {
  expect(await createFileOutbox(folder).put(record('a'), true)).toBe(true);
  expect(readdirSync(folder)).toHaveLength(1);
});

test('whatever an id holds, its file stays in the folder', async () => {
  const outbox = createFileOutbox(folder);
  for (const id of ['../../out', '/etc/x', 'C:\\x', 'ä ☂', '.']) expect(await outbox.put(record(id))).toBe(true);
  expect(readdirSync(folder)).toHaveLength(5);
  expect(await outbox.list()).toHaveLength(5);
  // No name for a file can be made of half a character.
  expect(await outbox.put(record('\ud800'))).toBe(false);
  expect(await outbox.list()).toHaveLength(6);
});

test('what cannot be written is held in memory and not called kept; written later, it is there once', async () => {
  const outbox = createFileOutbox(folder);
  rmSync(folder, { recursive: true });
  expect(await outbox.put(record('a'))).toBe(false);
  expect(await outbox.list()).toEqual([record('a')]);
  mkdirSync(folder);
  expect(await outbox.put({ ...record('a'), tries: 1 })).toBe(true);
  expect(await outbox.list()).toEqual([{ ...record('a'), tries: 1 }]);
  await outbox.remove(record('a').key);
  expect(await outbox.list()).toEqual([]);
});

test('files of others are passed over and left alone; what was never finished is swept an hour later', async () => {
  const outbox = createFileOutbox(folder);
  await outbox.put(record('a'));
  const put = (name: string, ageMinutes: number) => {
    const file = join(folder, name);
    writeFileSync(file, '{"v":1,');
    const at = Date.now() / 1000 - ageMinutes * 60;
    utimesSync(file, at, at);
    return file;
  };
  const torn = put('torn.json', 600);
  const other = put('notes.txt', 600);
  const young = put('x.json.abc.new', 59);
  const old = put('x.json.def.new', 61);
  expect(await outbox.list()).toEqual([record('a')]);
  expect([torn, other, young, old].map((file) => existsSync(file))).toEqual([true, true, true, false]);
});

test('a folder in which nothing can be written is told at once', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  chmodSync(file, 0o600);
  expect(() => createFileOutbox(join(file, 'below'))).toThrow(/^earful: folder=.*below, use a folder that/);
});
