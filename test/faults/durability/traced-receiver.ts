import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { root } from '../../helpers/repository.js';
import { envelopeOf, mint, post } from '../envelope.js';
import { config } from '../site.js';
import type { Deed } from './trace.js';
import { readTrace } from './trace.js';

/** Why nothing can be traced here, if so. */
export const obstacle = (): string | undefined => {
  const { error, status, stderr } = spawnSync('strace', ['-o', '/dev/null', 'true'], { encoding: 'utf8' });
  return error ? 'strace is not installed' : status === 0 ? undefined : `strace may not trace: ${stderr.trim()}`;
};

const conditions = process.env['EARFUL_TEST'] === 'dist' ? [] : ['source'];

/** The receiver as one file, below its package, so that it finds the manifest and the database engine. */
const bundleReceiver = async (): Promise<string> => {
  const outDir = join(root, 'packages/server/.cache');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions },
    ssr: { noExternal: [/^@earful\//], resolve: { conditions } },
    build: {
      ssr: 'test/faults/durability/receiver-program.ts',
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'receiver.mjs', codeSplitting: false } },
    },
  });
  return join(outDir, 'receiver.mjs');
};

/** Lets the real receiver take critiques while every call of the system is written down, and then kills it. */
export const traceReceiver = async (folder: string, count: number): Promise<Deed[]> => {
  const program = await bundleReceiver();
  const configFile = join(folder, 'earful.config.json');
  writeFileSync(configFile, JSON.stringify(config));
  const trace = join(mkdtempSync(join(folder, 'trace-')), 'calls');
  const calls = 'trace=write,writev,pwrite64,pwritev,sendto,sendmsg,fsync,fdatasync';
  const strace = ['-f', '-y', '-s', '2000', '-e', calls, '-o', trace, process.execPath, program, configFile, folder];
  const child = spawn('strace', strace, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const closed = once(child, 'close');
  try {
    const [url] = (await Promise.race([
      once(createInterface({ input: child.stdout }), 'line'),
      closed.then(() => Promise.reject(new Error('the receiver has ended'))),
    ])) as [string];
    for (let n = 0; n < count; n++) {
      const response = await post(`${url}/earful`, envelopeOf(mint(), `Number ${n}`));
      if (response.status !== 201) throw new Error(`status ${response.status}: ${await response.text()}`);
    }
  } finally {
    // Its whole group, so that nothing is closed in good order.
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGKILL');
    await closed;
  }
  return readTrace(readFileSync(trace, 'utf8'));
};
