import { readFileSync } from 'node:fs';
import { erasePerson } from '../privacy/erase-person.js';
import { eraseSample } from '../privacy/erase-sample.js';
import { replayTombstones } from '../privacy/tombstones.js';
import type { Store } from '../store/store.js';
import { nothingStored, personOf } from './person.js';
import { openKnown } from './open-known.js';
import type { Settings } from './settings.js';
import { UsageError, databaseOf } from './settings.js';

/** Where erased words may still be: nothing that a command on this database could reach. */
async function beyondReach(store: Store): Promise<string[]> {
  const { engine } = await store.health();
  return [
    'What this cannot reach, and you must see to:',
    '  backups and replicas: after you restore one, run earful erase --replay FILE, with a list made by earful export --tombstones --out FILE',
    '  exports, mails and messages that were made of it, and what other systems were told',
    ...((await store.compact())
      ? []
      : ['  the log of this database, which another program reads at the moment: run earful retain when it has ended']),
    ...(engine === 'sqlite'
      ? []
      : ['  files of the database server: it clears them in its own time, by vacuum, and its archived log keeps them']),
  ];
}

async function eraseFrom(store: Store, settings: Settings): Promise<string[]> {
  const { sample, replayFile } = settings;
  if (sample) return [`Erased ${await eraseSample(store)} invented critiques.`];
  if (replayFile !== undefined) {
    const erased = await replayTombstones(store, readList(replayFile));
    return [erased.length === 0 ? 'Nothing had come back.' : `Erased again: ${erased.join(', ')}.`];
  }
  const person = personOf(settings)!;
  const erased = await erasePerson(store, person);
  if (erased.length === 0) throw nothingStored(person);
  return [`Erased ${erased.join(', ')}.`, ...(await beyondReach(store))];
}

function readList(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`${file} cannot be read; name a list made by earful export --tombstones.`);
  }
}

/**
 * Erases what one person has said, what a list of ids names, or invented history.
 *
 * @returns Lines that say what was erased, and what may still have it.
 * @throws UsageError when nothing is named, or nothing is found.
 */
export async function erase(settings: Settings): Promise<string[]> {
  const { sample, replayFile } = settings;
  if ([sample || undefined, personOf(settings), replayFile].filter((one) => one !== undefined).length !== 1)
    throw new UsageError(
      'Say what to erase, one of: earful erase --reference R, --id ID, --email ADDRESS, --replay FILE, --sample.',
    );
  const store = await openKnown(databaseOf(settings));
  try {
    return await eraseFrom(store, settings);
  } finally {
    await store.close();
  }
}
