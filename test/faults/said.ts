import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** The first line of what a process says that has this in it. */
export const said = async (stream: Readable, what: string, child: ChildProcess): Promise<string> => {
  const lines = createInterface({ input: stream });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`It ended before it said "${what}".`)));
  ended.catch(() => {});
  const found = new Promise<string>((resolve) => lines.on('line', (line) => line.includes(what) && resolve(line)));
  return Promise.race([found, ended]);
};
