import { readSiteConfig } from '../config.js';
import { retain } from '../privacy/retain.js';
import { retentionPeriods } from '../privacy/retention-periods.js';
import { openKnown } from './open-known.js';
import type { Settings } from './settings.js';
import { databaseOf } from './settings.js';

/**
 * Deletes what is over, as `earful serve` does once a day, or says what would go.
 *
 * @throws ConfigError or StoreError
 */
export async function retainNow(settings: Settings): Promise<string[]> {
  const { configFile, dryRun, today } = settings;
  const periods = retentionPeriods(readSiteConfig(configFile));
  const store = await openKnown(databaseOf(settings));
  try {
    const { counts, isCompact } = await retain(store, periods, { dryRun, today });
    const lines = Object.entries(counts).map(([name, count]) => `${name}: ${count}`);
    if (dryRun) return [...lines, 'So much would be deleted. Nothing was.'];
    const end = isCompact
      ? 'All of it is deleted: nothing whose time is over is left.'
      : 'All of it is deleted, but another program reads, so the log of the database still has it; run this again.';
    return [...lines, end];
  } finally {
    await store.close();
  }
}
