import { once } from 'node:events';
import { run } from './run.js';

const stopped = () =>
  new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  out: (line) => console.log(line),
  write: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  err: (line) => console.error(line),
  stopped,
});
