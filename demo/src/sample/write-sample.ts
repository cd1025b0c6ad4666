import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteConfig } from '@earful/protocol';
import type { Store } from '@earful/server';
import { createEarful } from '@earful/server';
import type { SampleArrival } from './history.js';
import { createHistory } from './history.js';
import { createSampleStaff } from './sample-staff.js';

export interface WriteSampleOptions {
  config: SiteConfig;
  store: Store;
  /** The folder of the database, which also remembers where the history ends. */
  dataFolder: string;
  /** Clock, in milliseconds since 1970: the history ends at its last local midnight. */
  now: () => number;
  /** Told how far it has come, from 0 to 1. */
  onProgress?: ((part: number) => void) | undefined;
}

const publicUrl = 'http://127.0.0.1';

/**
 * Writes the sample history through the receiver's own write path, with a clock that stands where the history is. Every
 * row is marked as sample; `earful erase --sample` removes them all. A second run adds nothing, and one that was cut off
 * is completed.
 *
 * @returns how many critiques the history has, and how many of its revisions were new
 * @throws when the receiver refuses something
 */
export async function writeSample(options: WriteSampleOptions): Promise<{ critiques: number; stored: number }> {
  const { config, store, dataFolder, now, onProgress = () => {} } = options;
  let clockMs = now();
  const moment = new AsyncLocalStorage<number>();
  const clock = () => moment.getStore() ?? clockMs;
  // Years go by in a second, and all of it comes from here.
  const earful = createEarful({ config, store, publicUrl, sample: true, rateLimitTotal: 0, now: clock });
  const staff = createSampleStaff({ earful, store: { ...store, now: clock }, publicUrl });

  try {
    const present = await staff.sampleCases();
    const endMs = endOf(dataFolder, present.size > 0, now());
    const history = createHistory(endMs);
    const steps = history.batches.length + history.arrivals.length + history.answers.length;
    let done = 0;
    let stored = 0;
    if (present.size >= history.critiques) return { critiques: history.critiques, stored };

    const post = async (path: string, body: string) => {
      const request = new Request(`${publicUrl}/earful/v1/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body,
      });
      const response = await earful.fetch(request);
      if (!response.ok) throw new Error(`The receiver refused sample history: ${response.status}.`);
      if (response.status === 201) stored += 1;
      onProgress((done += 1) / steps);
    };
    // Sums come before critiques: only a history with all its critiques is complete. One by one: their day is that of
    // their commit.
    await eraseSums(store);
    for (const { atMs, batch } of history.batches) {
      await moment.run(atMs, post, 'exposures', JSON.stringify(batch));
    }
    // Together they share a commit; each still finds the clock at its own moment.
    for (const group of groupsOf(history.arrivals)) {
      await Promise.all(group.map(({ atMs, envelope }) => moment.run(atMs, post, 'critiques', envelope)));
    }

    clockMs = endMs;
    const cases = await staff.sampleCases();
    for (const answer of history.answers) {
      clockMs = answer.atMs;
      const caseId = cases.get(answer.critiqueId);
      if (caseId) await staff.answer(caseId, answer);
      onProgress((done += 1) / steps);
    }
    return { critiques: history.critiques, stored };
  } finally {
    await staff.signOut();
    await earful.close();
  }
}

/** Takes away what a run that was cut off had counted: the receiver forgets ids of batches, and would count them twice. */
async function eraseSums(store: Store): Promise<void> {
  await store.write(async (db) => {
    for (const table of ['exposures', 'promise_outcomes', 'waits', 'exposure_batches'] as const) {
      await db.deleteFrom(table).where('sample', '=', 1).execute();
    }
  });
}

/** Arrivals in order, up to 32 at a time, and never two of one critique at once: its revisions come one after another. */
function groupsOf(arrivals: readonly SampleArrival[]): SampleArrival[][] {
  const groups: SampleArrival[][] = [];
  for (const arrival of arrivals) {
    const group = groups.at(-1);
    const full = !group || group.length === 32 || group.some(({ critiqueId }) => critiqueId === arrival.critiqueId);
    if (full) groups.push([arrival]);
    else group.push(arrival);
  }
  return groups;
}

/** Where the history of this folder ends: as noted when it was written, so that the next day's run finds the same ids. */
function endOf(dataFolder: string, hasSample: boolean, nowMs: number): number {
  const file = join(dataFolder, 'sample.json');
  if (hasSample) {
    try {
      const { endsAt } = JSON.parse(readFileSync(file, 'utf8')) as { endsAt: string };
      if (!Number.isNaN(Date.parse(endsAt))) return Date.parse(endsAt);
    } catch {
      // The note is gone; the rows themselves are marked, and today's end is the best guess.
    }
  }
  const endMs = new Date(nowMs).setHours(0, 0, 0, 0);
  writeFileSync(file, `${JSON.stringify({ endsAt: new Date(endMs).toISOString() })}\n`);
  return endMs;
}
