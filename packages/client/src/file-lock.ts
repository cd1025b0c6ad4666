/// <reference types="node" />
import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import type { FlushLock } from './flush-lock.js';

/** A name that one process at a time can listen at, and that leaves nothing behind. Other systems have none. */
const addressOf = (name: string): string | undefined => {
  const hash = createHash('sha256').update(name).digest('hex');
  if (process.platform === 'linux') return `\0earful-${hash}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\earful-${hash}` : undefined;
};

/**
 * The lock of a flush for the processes of one machine. It is held by listening at a local name, which the kernel takes
 * back when the process ends, however it ends. As in browsers it only saves traffic: where there is no such name, the work
 * runs all the same.
 */
export const createFileLock = (name: string): FlushLock => {
  const path = addressOf(name);
  return async (work) => {
    // `exclusive`: the workers of a cluster would share it.
    const server = createServer().unref();
    const isTaken = await new Promise<boolean>((resolve) => {
      if (!path) return resolve(false);
      server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE'));
      server.listen({ path, exclusive: true }, () => resolve(false));
    });
    await work(!isTaken);
    server.close();
  };
};
