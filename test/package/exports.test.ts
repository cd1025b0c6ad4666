import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
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

/** The modules of a package by the names that others import. A pattern stands for every file of its folder. */
const modulesOf = (room: string): string[] => {
  const { name, exports } = readManifest(`packages/${room}`);
  return Object.entries(exports).flatMap(([path, conditions]) => {
    if (typeof conditions === 'string') return [];
    const specifier = name + path.slice(1);
    if (!path.endsWith('/*')) return [specifier];
    const files = readdirSync(join(root, 'packages', room, dirname(conditions['default']!)));
    return files.filter((file) => file.endsWith('.js')).map((file) => specifier.replace('*', basename(file, '.js')));
  });
};

/** In a process that has no document, as where a page is rendered on a server: what each exports, and which globals are new. */
function loadInNode(room: string, load: 'import' | 'require'): { exported: number[]; globals: string[] } {
  // zod keeps its configuration there, so that two copies of it agree.
  const script = `(async () => {
    const ours = () => Object.keys(globalThis).filter((name) => !name.startsWith('__zod_'));
    const before = ours();
    const exported = [];
    for (const name of ${JSON.stringify(modulesOf(room))}) exported.push(Object.keys(await ${load}(name)).length);
    console.log(JSON.stringify({ exported, globals: ours().filter((name) => !before.includes(name)) }));
  })();`;
  const out = execFileSync(process.execPath, ['--no-warnings', '--input-type=commonjs', '--eval', script], {
    cwd: root,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  return JSON.parse(out) as { exported: number[]; globals: string[] };
}

describe.each(packageNames)('every module of the built %s, in Node', (room) => {
  test.each(['import', 'require'] as const)('%s does nothing but work', (load) => {
    const { exported, globals } = loadInNode(room, load);
    expect(exported).toHaveLength(modulesOf(room).length);
    expect(exported[0]).toBeGreaterThan(0);
    expect(globals).toEqual([]);
  });
});
