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

// Heard by whoever writes; the console minds none.
process.stdout.on('error', () => {});

/** Resolves when it has gone out. Whoever reads may have had enough, as `earful export | head` has: then it ends, quietly. */
const write = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if ((error as NodeJS.ErrnoException | null | undefined)?.code === 'EPIPE') process.exit(0);
      if (error) reject(error);
      else resolve();
    });
  });

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  out,
  write,
  err: (line) => console.error(line),
  stopped,
});
