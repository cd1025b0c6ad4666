import { erasePerson } from '../privacy/erase-person.js';
import { eraseSample } from '../privacy/erase-sample.js';
import { openStore } from '../store/open-store.js';
import type { Store } from '../store/store.js';
import type { Settings } from './settings.js';
import { UsageError, databaseOf } from './settings.js';

async function eraseFrom(store: Store, { sample, reference, email }: Settings): Promise<string> {
  if (sample) return `Erased ${await eraseSample(store)} invented critiques.`;
  const person = reference === undefined ? { email: email! } : { reference };
  const erased = await erasePerson(store, person);
  if (erased.length === 0)
    throw new UsageError(
      `Nothing is stored for ${reference ?? email}; a critique that was taken back is erased already.`,
    );
  return `Erased ${erased.join(', ')}. Copies that you have made, such as backups, still have it.`;
}

/**
 * Erases what one person has said, or invented history.
 *
 * @returns Lines that say what was erased.
 * @throws UsageError when nothing is named, or nothing is found.
 */
export async function erase(settings: Settings): Promise<string[]> {
  const { sample, reference, email } = settings;
  const named = [sample || undefined, reference, email].filter((one) => one !== undefined);
  if (named.length !== 1 || named[0] === '')
    throw new UsageError('Say what to erase, one of: earful erase --reference R, --email ADDRESS, --sample.');
  const store = await openStore(databaseOf(settings));
  try {
    return [await eraseFrom(store, settings)];
  } finally {
    await store.close();
  }
}
