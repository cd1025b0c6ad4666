import { createFileLock } from '../../../packages/client/src/file-lock.js';

const runLocked = createFileLock(process.argv[2]!);
// Never ends by itself: whoever started it kills it.
setInterval(() => {}, 1 << 30);
await runLocked(() => {
  process.stdout.write('held\n');
  return new Promise(() => {});
});
