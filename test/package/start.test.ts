import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeVersionFault, oldestNode } from '../../demo/setup/node-version.mjs';
import { root } from '../helpers/repository.js';

describe('a too old Node', () => {
  test.each(['16.20.2', '18.20.8', '20.18.3'])('%s is told what to do', (version) => {
    expect(nodeVersionFault(version)).toContain(`needs Node ${oldestNode} or newer and this is ${version}`);
  });

  test.each(['20.19.0', '20.20.2', '22.0.0', '24.21.0'])('%s will do', (version) => {
    expect(nodeVersionFault(version)).toBeUndefined();
  });

  test('is what the manifest says', () => {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } };
    expect(engines.node).toBe(`>=${oldestNode}`);
  });
});

// What `npm start` becomes once everything is installed and built.
describe('the demo', () => {
  const occupied = createServer();
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => occupied.listen(0, '127.0.0.1', resolve));
    port = (occupied.address() as { port: number }).port;
  });
  afterAll(() => new Promise((resolve) => occupied.close(resolve)));

  const start = (env: Record<string, string>) =>
    spawnSync(process.execPath, ['demo/dist/main.js'], {
      cwd: root,
      env: { ...process.env, ...env },
      encoding: 'utf8',
      timeout: 60_000,
    });

  /** One sentence on standard error, exit code 1, no stack trace. */
  function expectOneSentence(run: ReturnType<typeof start>, about: RegExp) {
    expect(run.stderr).toMatch(about);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(run.stderr).not.toMatch(/\bat .+:\d+/);
    expect(run.status).toBe(1);
  }

  test('says so when the port is busy', () => {
    expectOneSentence(
      start({ PORT: String(port), EARFUL_DATA: join(root, 'test/.output/busy-port') }),
      new RegExp(`${port}`),
    );
  });

  test('says so when the data folder cannot be written', () => {
    // A folder below a file: refused to everybody, the superuser included.
    const folder = join(root, 'package.json', 'data');
    expectOneSentence(start({ PORT: '0', EARFUL_DATA: folder }), /cannot be (written|created)/);
  });
});
