import { statSync } from 'node:fs';
import { StoreError } from './store-error.js';

/** The database, its log, and what the processes that share it agree by. */
const endings = ['', '-wal', '-shm'];

const identify = (file: string): string | undefined => {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  return found && `${found.dev}:${found.ino}`;
};

/**
 * Files that are taken away while they are open live on without a name, and whatever is written to them is gone with the
 * process: the engine does not notice. Whoever has put something there looks afterwards whether it is still where the
 * next process will find it.
 *
 * @returns throws StoreError `file-gone` once any of them is gone or another one.
 */
export function watchFiles(file: string): () => void {
  const files = endings.map((ending) => ({ name: file + ending, identity: identify(file + ending) }));
  return () => {
    const gone = files.find(({ name, identity }) => identify(name) !== identity);
    if (gone)
      throw new StoreError(
        'file-gone',
        `${gone.name} was taken away or replaced while it was in use; put it back, or start again with what is there now.`,
      );
  };
}
