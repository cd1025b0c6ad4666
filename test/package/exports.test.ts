import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, test } from 'vitest';
import { packageNames, readManifest, readText, root } from '../helpers/repository.js';

describe.each(packageNames)('%s', (room) => {
  const folder = join(root, 'packages', room);
  const manifest = readManifest(`packages/${room}`);

  test.each(Object.entries(manifest.exports))('%s names files that exist, types first', (_, conditions) => {
    if (typeof conditions === 'string') {
      expect(() => JSON.parse(readText(join('packages', room, conditions))) as unknown).not.toThrow();
      return;
    }
    expect(Object.keys(conditions)).toEqual(['source', 'types', 'default']);
    // A pattern stands for every file below its folder.
    const files = Object.values(conditions).map((file) => file.replace(/\/\*\.(d\.)?[jt]s$/, ''));
    expect(files.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  });

  test('publint finds nothing', async () => {
    const { messages, pkg } = await publint({ pkgDir: folder, pack: false });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test('every type resolves for an ESM consumer of the packed package', () => {
    const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const run = () =>
      execFileSync(process.execPath, [attw, '--pack', folder, '--profile', 'esm-only', '--no-color'], {
        stdio: 'pipe',
      });
    expect(run).not.toThrow();
  }, 60_000);
});

// The widget and the inbox need a document; what they export is exercised in test/browser.
test.each(['protocol', 'client', 'insight', 'server'] as const)(
  'importing the built %s does nothing but work',
  async (room) => {
    // zod keeps its configuration there, so that two copies of it agree.
    const ours = () => Object.keys(globalThis).filter((name) => !name.startsWith('__zod_'));
    const before = ours();
    const main = readManifest(`packages/${room}`).exports['.'] as Record<string, string>;
    const entry = pathToFileURL(join(root, 'packages', room, main['default']!));
    const module = (await import(entry.href)) as Record<string, unknown>;
    expect(Object.keys(module).length).toBeGreaterThan(0);
    expect(ours()).toEqual(before);
  },
);
