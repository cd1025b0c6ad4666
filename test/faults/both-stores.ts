import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '@earful/server';
import { createEarful, openStore } from '@earful/server';
import type { Target } from '../helpers/bad-input/target.js';
import { createTarget } from '../helpers/bad-input/target.js';
import { filesWith, tablesWith } from '../helpers/keeps.js';
import { obstacle } from '../helpers/run-postgres.mjs';
import { createLedger } from './ledger.js';
import { ownPostgres } from './own-postgres.js';
import { config } from './site.js';

export const publicUrl = 'http://127.0.0.1:4700';

/** A Tuesday, far from any change of clocks. */
export const nowMs = Date.parse('2026-02-10T12:00:00.000Z');

/** A whole Earful in this process, whose clock stands still unless it is set. */
export interface Whole {
  engine: 'SQLite' | 'PostgreSQL';
  store: Store;
  clock: { nowMs: number };
  target: Target;
  /** Lines that it has logged. */
  log: string[];
  /** Rows as a connection of its own sees them. */
  query(text: string): Promise<Record<string, unknown>[]>;
  /** Is this text anywhere in it: in SQLite in any byte of its files, in PostgreSQL in any row? */
  keeps(text: string): Promise<boolean>;
}

/** Does the same on a SQLite file and, where there is one, on a PostgreSQL; resolves with what came of it. */
export async function onBothStores<T>(run: (whole: Whole) => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (const engine of ['SQLite', ...(obstacle() ? [] : ['PostgreSQL'])] as Whole['engine'][]) {
    const folder = mkdtempSync(join(tmpdir(), 'earful-both-'));
    const postgres = engine === 'PostgreSQL' ? await ownPostgres() : undefined;
    const log: string[] = [];
    const clock = { nowMs };
    try {
      const now = () => clock.nowMs;
      const store = await openStore({ ...(postgres ? { databaseUrl: postgres.url } : { folder }), now });
      const earful = createEarful({
        config,
        store,
        publicUrl,
        log: (level, what, fields) => void log.push([level, what, JSON.stringify(fields)].join(' ')),
      });
      const target = await createTarget(earful.fetch, store, publicUrl);
      const query: Whole['query'] = postgres?.query ?? (async (text) => createLedger(folder).query(text));
      const placesOf = async (text: string) => (postgres ? tablesWith(query, text) : filesWith(folder, text));
      const keeps = async (text: string) => (await placesOf(text)).length > 0;
      found.push(await run({ engine, store, clock, target, log, query, keeps }));
      await earful.close();
      await store.close();
    } finally {
      await postgres?.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return found;
}
