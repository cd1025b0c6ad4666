import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemo } from '../../demo/src/demo.js';

const folder = mkdtempSync(join(tmpdir(), 'earful-main-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('startDemo', () => {
  const occupied = createServer();
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => occupied.listen(0, '127.0.0.1', resolve));
    port = (occupied.address() as { port: number }).port;
  });
  afterAll(() => new Promise((resolve) => occupied.close(resolve)));

  test('a busy port is refused before a database is made', async () => {
    const dataFolder = join(folder, 'busy');
    await expect(startDemo({ port, dataFolder })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(existsSync(dataFolder)).toBe(false);
  });

  test('a folder that cannot hold a database leaves nothing listening', async () => {
    const dataFolder = join(folder, 'file', 'data');
    // Below a file there is no folder, for the superuser neither.
    writeFileSync(join(folder, 'file'), '');
    await expect(startDemo({ port: 0, dataFolder })).rejects.toThrow(/cannot/);
  });

  test('closes: the address answers no more, and the folder can be opened again', async () => {
    const dataFolder = join(folder, 'twice');
    const first = await startDemo({ port: 0, dataFolder });
    expect((await fetch(first.healthUrl)).status).toBe(200);
    await first.close();
    await expect(fetch(first.healthUrl)).rejects.toThrow('fetch failed');
    const second = await startDemo({ port: 0, dataFolder });
    expect((await fetch(second.healthUrl)).status).toBe(200);
    await second.close();
  });
});
