import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../helpers/repository.js';
import { said } from './said.js';
import { config } from './site.js';

/** Why nothing can be killed at a chosen system call here, if so. */
export const obstacle = (): string | undefined => {
  const { error, status, stderr } = spawnSync('strace', ['-o', '/dev/null', 'true'], { encoding: 'utf8' });
  return error ? 'strace is not installed' : status === 0 ? undefined : `strace may not trace: ${stderr.trim()}`;
};

/** The built receiver as a process of its own, which can die at any moment and be started again at the same address. */
export interface KillableReceiver {
  port: number;
  /** Address that clients are given; the same after each start. */
  readonly endpoint: string;
  /** Lines that it has logged, over all its lives. */
  log: string[];
  /** Of the process that lives, or has died last. */
  readonly pid: number;
  isDead(): boolean;
  /** @throws Error with what it said, if it refused. */
  start(): Promise<void>;
  /** It dies as it is about to make the `nth` of these system calls, counted from now in each of its threads. */
  killAt(calls: string, nth: number): Promise<void>;
  /** Ends it with SIGKILL, if it has not died yet, and waits until it is gone. */
  kill(): Promise<void>;
}

/**
 * @param folder of its database; its configuration is written there too
 * @param origin of pages on another origin that may read its answers
 * @param more further arguments of `earful serve`
 */
export function createKillableReceiver(folder: string, origin: string, more: string[] = []): KillableReceiver {
  const configFile = join(folder, 'killable.json');
  writeFileSync(configFile, JSON.stringify(config));
  const program = join(root, 'packages/server/dist/cli/main.js');
  let child: ChildProcess | undefined;
  let tracer: ChildProcess | undefined;
  const receiver: KillableReceiver = {
    port: 0,
    get endpoint() {
      return `http://127.0.0.1:${receiver.port}/earful`;
    },
    log: [],
    get pid() {
      return child?.pid ?? 0;
    },
    isDead: () => child?.signalCode !== null,
    async start() {
      const where = ['--port', String(receiver.port), '--config', configFile, '--data', folder];
      child = spawn(process.execPath, [program, 'serve', ...where, '--allow-origin', origin, ...more], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      createInterface({ input: child.stdout! }).on('line', (line) => receiver.log.push(line));
      let complaint = '';
      child.stderr!.on('data', (piece: Buffer) => (complaint += String(piece)));
      const line = await said(child.stdout!, 'listening', child).catch((error: unknown) => {
        throw new Error(complaint, { cause: error });
      });
      const { url } = JSON.parse(line) as { url: string };
      receiver.port = Number(new URL(url).port);
    },
    async killAt(calls, nth) {
      const inject = ['-e', `trace=${calls}`, '-e', `inject=${calls}:signal=KILL:when=${nth}`];
      tracer = spawn('strace', ['-f', '-o', '/dev/null', ...inject, '-p', String(child!.pid)], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      await said(tracer.stderr!, 'attached', tracer);
    },
    async kill() {
      if (child && child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }
      if (tracer && tracer.exitCode === null) await once(tracer, 'exit');
      tracer = undefined;
    },
  };
  return receiver;
}
