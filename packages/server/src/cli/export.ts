import { createWriteStream, rmSync } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { exportCsv } from '../export/export-csv.js';
import type { Write } from '../export/export-json.js';
import { exportJson } from '../export/export-json.js';
import { critiquesOf } from '../privacy/find-person.js';
import { exportTombstones } from '../privacy/tombstones.js';
import type { Store } from '../store/store.js';
import { nothingStored, personOf } from './person.js';
import { openKnown } from './open-known.js';
import type { Settings } from './settings.js';
import { UsageError, databaseOf } from './settings.js';

const formats = { json: exportJson, csv: exportCsv };

/** Writes a new file that only its owner reads; one that could not be finished is taken away. */
async function intoFile<T>(file: string, work: (write: Write) => Promise<T>): Promise<T> {
  const stream = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  // Heard whenever it comes; `once` and `finished` tell of it.
  stream.on('error', () => {});
  try {
    await once(stream, 'open');
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw new UsageError(
      exists
        ? `${file} exists and was left as it is; name another file.`
        : `${file} cannot be written; name another file.`,
    );
  }
  try {
    const result = await work(async (text) => {
      if (!stream.write(text)) await once(stream, 'drain');
    });
    stream.end();
    await finished(stream);
    return result;
  } catch (error) {
    stream.destroy();
    rmSync(file, { force: true });
    throw error;
  }
}

/** What is written, and what to say of it. */
function chosen(settings: Settings): (store: Store, write: Write) => Promise<string> {
  const { format, tombstones } = settings;
  const person = personOf(settings);
  if (tombstones) {
    if (person || format !== undefined) throw new UsageError('--tombstones lists all ids; leave the other flags out.');
    return async (store, write) => `${await exportTombstones(store, write)} ids`;
  }
  const run = format === undefined ? exportJson : Object.hasOwn(formats, format) && formats[format as 'json' | 'csv'];
  if (!run) throw new UsageError(`The format is "${format}"; use json or csv.`);
  return async (store, write) => {
    const isNobody = person && (await store.snapshot((db) => critiquesOf(db, person))).length === 0;
    if (isNobody) throw nothingStored(person);
    return `${(await run(store, write, person)).critiques} critiques`;
  };
}

/**
 * Writes everything, or what one person has said, as JSON lines or CSV, or the ids of what was erased: into a file, or to
 * `write`.
 *
 * @returns What to say when it went into a file; nothing when it went to `write`, which must hold nothing else.
 * @throws UsageError or StoreError
 */
export async function exportAll(settings: Settings, write: Write): Promise<string[]> {
  const { outFile } = settings;
  const run = chosen(settings);
  const store = await openKnown(databaseOf(settings));
  try {
    if (outFile !== undefined) return [`Wrote ${outFile}: ${await intoFile(outFile, (into) => run(store, into))}.`];
    await run(store, write);
    return [];
  } finally {
    await store.close();
  }
}
