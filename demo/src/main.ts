import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startDemo } from './demo.js';

/** The process behind `npm start`. Faults are one sentence that says what to do, and exit code 1. */
async function main(): Promise<void> {
  const { port, host, sample } = readOptions();
  const dataFolder = resolve(process.env['EARFUL_DATA'] || '.earful');
  requireWritable(dataFolder);
  const demo = await startDemo({ port, host, dataFolder, sample, onProgress: progressLine() }).catch((error: unknown) =>
    fail(explain(error, port, host)),
  );

  process.stdout.write(`
  Larkspoon, a shop that falls short, and Earful beside it

  Shop         ${demo.shopUrl}
  Switchboard  ${demo.switchboardUrl}
  Inbox        ${demo.inboxUrl}
               (signs you in once; the switchboard makes new links)
  Health       ${demo.healthUrl}
  Data         ${dataFolder}

  Ctrl-C stops it.

`);

  // Whoever reads the addresses may close the pipe and let the demo run on.
  process.stdout.on('error', () => {});
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    process.stdout.write('\nStopping.\n');
    demo.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { sample: { type: 'boolean', default: false }, port: { type: 'string' } },
    });
    const port = values.port ?? (process.env['PORT'] || '4700');
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
      fail(`“${port}” is not a port: give a number from 0 to 65535.`);
    return { port: Number(port), host: process.env['HOST'] || '127.0.0.1', sample: values.sample };
  } catch (error) {
    return fail(`${(error as Error).message.split('\n')[0]} What is known: --sample and --port NUMBER.`);
  }
}

function requireWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    fail(
      `The folder ${folder} cannot be written: make it writable for this user, or name another one with EARFUL_DATA.`,
    );
  }
}

function explain(error: unknown, port: number, host: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use: stop the program that holds it, or choose another with PORT=4701 npm start.`;
  }
  if (code === 'EACCES')
    return `Port ${port} is reserved on this computer: choose one above 1023 with PORT=4701 npm start.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `This computer has no address ${host}: set HOST to one of its own, or leave it out.`;
  }
  return message.split('\n')[0] ?? 'The demo could not start.';
}

/** Speaks up only when the sample takes longer than two seconds. */
function progressLine(): (part: number) => void {
  const begun = Date.now();
  let spoke = 0;
  return (part) => {
    const time = Date.now();
    if (time - begun < 1500 || (time - spoke < 1000 && part < 1)) return;
    spoke = time;
    process.stdout.write(`Writing sample history: ${Math.floor(part * 100)} %\n`);
  };
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

await main();
