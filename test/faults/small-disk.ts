import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own, in memory, of a few megabytes. */
export interface SmallDisk {
  folder: string;
  /** Fills it to the last block. */
  fill(): void;
  /** Makes all the room again that was filled. */
  empty(): void;
  remove(): void;
}

/** Only an administrator may mount one. */
export function createSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'earful-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' });
  const filler = join(folder, 'filler');
  return {
    folder,
    fill() {
      const piece = Buffer.alloc(4_096);
      try {
        for (;;) appendFileSync(filler, piece);
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code !== 'ENOSPC') throw fault;
      }
    },
    empty: () => rmSync(filler),
    remove() {
      // Processes that have just ended may hold on to it for a moment.
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Why there is none here, if so. */
export const obstacle = (): string | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'earful-disk-'));
  const { error, status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], {
    encoding: 'utf8',
  });
  if (status === 0) execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return error || status !== 0 ? `no small file system can be mounted: ${stderr?.trim() || error?.message}` : undefined;
};
