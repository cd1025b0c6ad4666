/// <reference types="node" />
import { randomBytes } from 'node:crypto';
import { accessSync, constants, mkdirSync, readdirSync, readFileSync, statSync, unlinkSync } from 'node:fs';
import { open, rename, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { badOption } from './errors.js';
import { createMemoryOutbox } from './memory-outbox.js';
import type { Outbox } from './outbox.js';

/** Nobody is still writing a file that is older, in milliseconds. */
const abandonedMs = 3_600_000;

/** Makes names that were added to a folder, or taken from it, outlast a loss of power. Windows does so by itself. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * An outbox in a folder, which several processes may share: one file per record. What cannot be written there lives in
 * memory, and is not called kept. A disk has room for more than a browser allows, so `memoryOnly` is not heeded.
 *
 * @param folder made if need be, for its owner only
 * @throws OptionError if nothing can be written there
 */
export const createFileOutbox = (folder: string): Outbox => {
  const above: string[] = [];
  try {
    const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (let path = resolve(folder); made && path.startsWith(made);) above.push((path = dirname(path)));
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    badOption('folder', folder, 'a folder that this process may write to');
  }
  const memory = createMemoryOutbox();
  // A key holds what its caller gave as an id, and colons. Encoded, it is one name on every system.
  const fileOf = (key: string): string => join(folder, `${encodeURIComponent(key)}.json`);

  const write = async (file: string, text: string): Promise<void> => {
    const draft = `${file}.${randomBytes(6).toString('hex')}.new`;
    try {
      const handle = await open(draft, 'wx', 0o600);
      try {
        await handle.writeFile(text);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, file);
      for (const path of [folder, ...above]) await syncFolder(path);
      // Folders that were made for this one are there for good.
      above.length = 0;
    } catch (error) {
      await unlink(draft).catch(() => {});
      throw error;
    }
  };

  /** What a process that was killed had not finished: nobody was told that it is kept. */
  const sweep = (draft: string): void => {
    if (statSync(draft).mtimeMs < Date.now() - abandonedMs) unlinkSync(draft);
  };

  /** At once, not file by file in the background: that takes five times as long. */
  const read = (): unknown[] => {
    const found: unknown[] = [];
    for (const name of readdirSync(folder).sort()) {
      try {
        if (name.endsWith('.new')) sweep(join(folder, name));
        if (name.endsWith('.json')) found.push(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      } catch {
        // Another process was faster, or it is not ours: passed over.
      }
    }
    return found;
  };

  return {
    list: async () => {
      const held = await memory.list();
      try {
        return [...read(), ...held];
      } catch {
        return held;
      }
    },
    put: async (record) => {
      try {
        await write(fileOf(record.key), JSON.stringify(record));
        await memory.remove(record.key);
        return true;
      } catch {
        return memory.put(record);
      }
    },
    remove: async (key) => {
      await memory.remove(key);
      try {
        await unlink(fileOf(key));
        await syncFolder(folder);
      } catch {
        // It was not there, or it stays: then it is sent again, and answered as a duplicate.
      }
    },
  };
};
