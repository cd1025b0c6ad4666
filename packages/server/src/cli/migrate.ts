import { openStore } from '../store/open-store.js';
import type { Settings } from './settings.js';
import { databaseOf } from './settings.js';

/**
 * Brings the tables up to date, forward only, and says what was changed. Opening does the work.
 *
 * @throws StoreError
 */
export async function migrate(settings: Settings): Promise<string[]> {
  const store = await openStore(databaseOf(settings));
  try {
    const { engine, engineVersion } = await store.health();
    return [
      ...store.migrated.map((name) => `Done: ${name}`),
      `The tables are up to date (${engine} ${engineVersion}).`,
    ];
  } finally {
    await store.close();
  }
}
