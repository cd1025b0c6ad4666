import { once } from 'node:events';
import { run } from './run.js';

const stopped = () =>
  new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });

let lines: string[] = [];

/** Lines of one turn of the event loop are one write: under load a write for each would cost as much as reading the requests. */
function out(line: string): void {
  lines.push(line);
  if (lines.length > 1) return;
  process.nextTick(() => {
    const all = lines.join('\n');
    lines = [];
    console.log(all);
  });
}

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  out,
  write: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  err: (line) => console.error(line),
  stopped,
});
