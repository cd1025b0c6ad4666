import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../../packages/server/src/store/open-store.js';
import type { TestProject } from 'vitest/node';
import { runPostgres } from '../../helpers/run-postgres.mjs';

export interface PostgresServer {
  /** Address of a server of this run alone, without the name of a database. */
  server: string;
  /** The database that those of the tests are copies of. */
  template: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** Null where none can be had. */
    postgres: PostgresServer | null;
  }
}

const template = 'earful_template';

async function start(): Promise<PostgresServer & { stop: () => Promise<void> }> {
  const { server, create, stop } = await runPostgres();
  try {
    const store = await openStore({ databaseUrl: await create(template) });
    const { engineVersion } = await store.health();
    await store.close();
    note(`PostgreSQL ${engineVersion}`);
    return { server, template, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** For the closing lines of `npm test`. */
function note(text: string): void {
  const folder = fileURLToPath(new URL('../../.output', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'postgres.txt'), text);
}

let stop = async (): Promise<void> => {};

/** A PostgreSQL for the tests of one run; where none can be had they are skipped, and the run says so. */
export async function setup(project: TestProject): Promise<void> {
  try {
    const started = await start();
    stop = started.stop;
    project.provide('postgres', { server: started.server, template });
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    note(`skipped: no PostgreSQL (${reason})`);
    project.provide('postgres', null);
  }
}

export const teardown = (): Promise<void> => stop();
