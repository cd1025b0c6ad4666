import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { build } from 'vite';
import { root } from '../../helpers/repository.js';

const conditions = process.env['EARFUL_TEST'] === 'dist' ? [] : ['source'];

/** Writes a program and all that it imports into one file, which Node runs without anything else. */
export const bundleProgram = async (file: string, folder: string): Promise<string> => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions },
    ssr: { noExternal: true, resolve: { conditions } },
    build: {
      ssr: file,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' } },
    },
  });
  return join(folder, `${basename(file).replace(/\.\w+$/, '')}.mjs`);
};

/** A process of its own. */
export const startChild = (program: string, args: string[] = [], cwd?: string) => {
  const child = spawn(process.execPath, [program, ...args], { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close') as Promise<[code: number | null, signal: string | null]>;
  const lines = createInterface({ input: child.stdout });
  const said: string[] = [];
  lines.on('line', (line) => said.push(line));
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    /** All lines so far. */
    said,
    closed,
    tell: (text: string) => child.stdin.write(`${text}\n`),
    kill: () => void child.kill('SIGKILL'),
    /** Resolves once it has said so many lines, or has ended. */
    until: async (count: number) => {
      let ended = false;
      void closed.then(() => (ended = true));
      while (said.length < count && !ended) await Promise.race([once(lines, 'line'), closed]);
    },
  };
};
