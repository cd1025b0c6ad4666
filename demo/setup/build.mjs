import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runStep } from './run-step.mjs';

const rooms = ['protocol', 'client', 'widget', 'insight', 'server', 'inbox'].map((name) => `packages/${name}`);
const products = [
  ...[...rooms, 'demo'].map((room) => `${room}/dist`),
  'packages/widget/bundle',
  'packages/inbox/bundle',
];

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

/** Everything that the built files are made from. */
function sources(root) {
  const folders = [...rooms, 'demo'].map((room) => join(root, room));
  return [
    ...['package-lock.json', 'tsconfig.json', 'rollup.config.mjs'].map((name) => join(root, name)),
    ...folders.flatMap((folder) => [join(folder, 'package.json'), join(folder, 'tsconfig.json')]),
    ...folders.flatMap((folder) => [...filesBelow(join(folder, 'src'))]).sort(),
  ];
}

/**
 * Compiles and bundles unless the built files were made from exactly these sources.
 * @param {string} root folder of the repository
 */
export async function ensureBuilt(root) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of sources(root)) hash.update(file.slice(root.length)).update(readFileSync(file));
  const wanted = hash.digest('hex');
  const stamp = join(root, 'node_modules', '.earful-built');
  const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (fresh && products.every((product) => existsSync(join(root, product)))) return;

  const bin = (path) => [process.execPath, join(root, 'node_modules', path)];
  await runStep('Compiling', [...bin('typescript/bin/tsc'), '-b'], { cwd: root });
  await runStep('Bundling', [...bin('rollup/dist/bin/rollup'), '-c', '--silent'], { cwd: root });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}
