import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface ProcessGroup {
  /** First line of what it writes to its file descriptor 3. */
  firstLine(): Promise<string>;
  /** Rejects when the program ends, which none of these does by itself; never settles before. */
  ended: Promise<never>;
  /** Ends the program and all that it started, and waits until it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a program in a process group of its own, so that what it starts ends with it: a WebDriver whose client has died keeps its
 * browser.
 */
export function startGroup(program: string, args: string[], env: NodeJS.ProcessEnv): ProcessGroup {
  const child = spawn(program, args, { env, detached: true, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const exited = once(child, 'exit');
  const ended = exited.then(() => {
    throw new Error(`${program} has ended.\n${said.trim()}`);
  });
  // Whoever asks hears of it; an end that nobody waits for is no fault.
  ended.catch(() => {});
  const end = (signal: 'SIGTERM' | 'SIGKILL') => {
    try {
      if (child.pid) process.kill(-child.pid, signal);
    } catch {
      // All of them have gone already.
    }
  };
  const ask = () => end('SIGTERM');
  process.once('exit', ask);
  return {
    async firstLine() {
      const [chunk] = (await Promise.race([once(child.stdio[3]!, 'data'), ended])) as [Buffer];
      return chunk.toString().trim();
    },
    ended,
    async stop() {
      process.removeListener('exit', ask);
      ask();
      await exited.catch(() => {});
      // What it started and did not take along.
      end('SIGKILL');
    },
  };
}
