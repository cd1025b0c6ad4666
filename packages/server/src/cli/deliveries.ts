import type { LoggedDelivery } from '../outgoing/send-again.js';
import { sendAgain, undelivered } from '../outgoing/send-again.js';
import { openKnown } from './open-known.js';
import type { Settings } from './settings.js';
import { UsageError, databaseOf } from './settings.js';

function linesOf({ id, destination_id: destination, kind, state, due_at: due, log }: LoggedDelivery): string[] {
  const next = state === 'dead' ? 'given up' : `again at ${due}`;
  return [
    `${id} ${destination} ${kind}: ${next}`,
    ...log.map((one) => `  ${one.attempt}. ${one.at} ${one.status}, ${one.took_ms} ms`),
  ];
}

/**
 * Lists what others were to be told and have not taken, or sends it again.
 *
 * @throws UsageError when nothing is of that name.
 */
export async function deliveries(settings: Settings): Promise<string[]> {
  const { again } = settings;
  const store = await openKnown(databaseOf(settings));
  try {
    if (again === undefined) {
      const rows = await undelivered(store);
      return rows.length === 0 ? ['Everything has arrived.'] : rows.flatMap(linesOf);
    }
    const count = await sendAgain(store, again);
    if (count === undefined)
      throw new UsageError(`Nothing waits or was given up under ${again}; earful deliveries lists what there is.`);
    return [`${count} will be sent again by a running earful serve.`];
  } finally {
    await store.close();
  }
}
