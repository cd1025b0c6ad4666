import { existsSync } from 'node:fs';
import { readSiteConfig } from '../config.js';
import { nearestName } from '../config/nearest-name.js';
import { importJson } from '../export/import-json.js';
import { ImportError, importCsv } from '../import/import-csv.js';
import type { ImportField } from '../import/old-complaint.js';
import { importFields } from '../import/old-complaint.js';
import { openStore } from '../store/open-store.js';
import type { Store } from '../store/store.js';
import type { Settings } from './settings.js';
import { UsageError, databaseOf } from './settings.js';

function headingsOf(map: readonly string[]): Partial<Record<ImportField, string>> {
  return Object.fromEntries(
    map.map((text) => {
      const [, field, heading] = /^([^=]+)=([^]+)$/.exec(text) ?? [];
      if (field === undefined || heading === undefined)
        throw new UsageError(`--map takes a field and a heading, as in --map comment=Complaint; "${text}" is neither.`);
      if (!importFields.includes(field as ImportField)) {
        const meant = nearestName(field, importFields);
        throw new UsageError(
          `There is no field "${field}"; ${meant ? `write "${meant}"` : `use ${importFields.join(', ')}`}.`,
        );
      }
      return [field, heading];
    }),
  );
}

async function complaintsFrom(store: Store, file: string, settings: Settings): Promise<string[]> {
  const { configFile, touchpoint, map, dryRun } = settings;
  const config = readSiteConfig(configFile);
  try {
    const options = { config, touchpoint, headings: headingsOf(map), dryRun };
    const { lines, added, over, unused } = await importCsv(store, file, options);
    return [
      dryRun
        ? `${lines} complaints can be imported.`
        : `Imported ${added} of ${lines} complaints; the others were there.`,
      ...(unused.length > 0 ? [`Not used: ${unused.join(', ')}.`] : []),
      ...(over > 0
        ? [`Of them ${over} are older than words are kept; the next run of the retention deletes their words.`]
        : []),
    ];
  } catch (error) {
    throw error instanceof ImportError ? new UsageError(error.message) : error;
  }
}

/**
 * Reads an export back into an empty database, or old complaints from a file whose name ends in .csv into any.
 *
 * @throws UsageError, ConfigError or StoreError
 */
export async function importAll(settings: Settings): Promise<string[]> {
  const { importFile: file, dryRun } = settings;
  if (file === undefined) throw new UsageError('Say which file: earful import FILE.');
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  const store = await openStore(databaseOf(settings));
  try {
    if (/\.csv$/i.test(file)) return await complaintsFrom(store, file, settings);
    const rows = await importJson(store, file, { dryRun });
    return [`${dryRun ? 'Would import' : 'Imported'} ${rows} rows.`];
  } finally {
    await store.close();
  }
}
