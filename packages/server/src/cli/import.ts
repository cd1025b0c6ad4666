import { existsSync } from 'node:fs';
import { importJson } from '../export/import-json.js';
import { openStore } from '../store/open-store.js';
import type { Settings } from './settings.js';
import { UsageError, databaseOf } from './settings.js';

/**
 * Reads an export back into an empty database.
 *
 * @throws UsageError or StoreError
 */
export async function importAll(settings: Settings): Promise<string[]> {
  const { importFile: file, dryRun } = settings;
  if (file === undefined) throw new UsageError('Say which file: earful import FILE.');
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  const store = await openStore(databaseOf(settings));
  try {
    const rows = await importJson(store, file, { dryRun });
    return [`${dryRun ? 'Would import' : 'Imported'} ${rows} rows.`];
  } finally {
    await store.close();
  }
}
