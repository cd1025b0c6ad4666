import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const packages = join(here, '../../packages');
const next = join(here, 'node_modules/next/dist/bin/next');

/** What an installation of our packages would hold. */
const installed = ['package.json', 'dist', 'bundle'];

/** A port that was free a moment ago: Next cannot be asked which one it took. */
const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

export interface NextSite {
  url: string;
  /** Of the receiver's database. */
  data: string;
  stop(): void;
}

/** The example of the README, with our packages installed as they would be published, built and started by Next itself. */
export const startNextSite = async (): Promise<NextSite> => {
  const cache = join(here, '.cache');
  mkdirSync(cache, { recursive: true });
  // Below this folder, where Next is installed: it takes nothing from beyond the repository.
  const site = mkdtempSync(join(cache, 'next-'));
  cpSync(join(packages, 'server/examples/nextjs'), site, { recursive: true });
  // Else it would take the compiler's settings of the repository.
  writeFileSync(join(site, 'jsconfig.json'), '{}');
  for (const name of ['server', 'protocol', 'insight', 'widget', 'inbox'])
    for (const part of installed) {
      const from = join(packages, name, part);
      if (existsSync(from)) cpSync(from, join(site, 'node_modules/@earful', name, part), { recursive: true });
    }
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const data = join(site, '.earful');
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', EARFUL_DATA: data, EARFUL_PUBLIC_URL: url };
  const built = spawnSync(process.execPath, [next, 'build'], { cwd: site, env, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`Next does not build the example:\n${built.stdout}${built.stderr}`);
  const server = spawn(process.execPath, [next, 'start', '-p', String(port), '-H', '127.0.0.1'], {
    cwd: site,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    server.once('exit', () => reject(new Error('Next has ended.')));
    createInterface(server.stdout).on('line', (line) => line.includes('Ready') && resolve());
  });
  return {
    url,
    data,
    stop() {
      server.kill('SIGKILL');
      rmSync(site, { recursive: true, force: true });
    },
  };
};
