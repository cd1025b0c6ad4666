// `npm run build` builds; whoever needs what is built asks whether it is of today's sources first.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

function digestOfSources(root) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of sources(root)) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

const stampOf = (root) => join(root, 'node_modules', '.earful-built');

/**
 * Compiles and bundles, and notes of which sources.
 * @param {string} root folder of the repository
 */
export async function build(root) {
  const stamp = stampOf(root);
  rmSync(stamp, { force: true });
  // Of the sources as they are now: one that changes meanwhile is built again the next time.
  const digest = digestOfSources(root);
  const bin = (path) => [process.execPath, join(root, 'node_modules', path)];
  await runStep('Compiling', [...bin('typescript/bin/tsc'), '-b'], { cwd: root });
  await runStep('Bundling', [...bin('rollup/dist/bin/rollup'), '-c', '--silent', '--failAfterWarnings'], { cwd: root });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

/**
 * Builds unless the built files were made from exactly these sources.
 * @param {string} root folder of the repository
 */
export async function ensureBuilt(root) {
  const stamp = stampOf(root);
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === digestOfSources(root);
  if (!isFresh || !products.every((product) => existsSync(join(root, product)))) await build(root);
}

const [, program] = process.argv;
if (program === fileURLToPath(import.meta.url)) {
  try {
    await build(dirname(dirname(dirname(program))));
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
