/**
 * How much of the loader is the client: what the loader imports of `@earful/client`, bundled as the loader is, less an
 * empty bundle. In bytes of brotli 11. The modules are the built ones: run `npm run build` first. Exits 1 over the budget.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { rollup } from 'rollup';
import bundles from '../rollup.config.mjs';

const budget = 2_200;

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const loader = bundles.find(({ output }) => output.file?.endsWith('/earful.js'));
const [, imported] = /import \{ ([^}]+) \} from '@earful\/client'/.exec(
  readFileSync('packages/widget/dist/create-earful.js', 'utf8'),
);

/** In the folder of the client, because the bundle takes in nothing from elsewhere. */
const entry = join(root, 'packages/client/dist/measured-entry.js');

const sizeOf = async (code) => {
  const virtual = {
    name: 'virtual',
    resolveId: (id) => (id === entry ? id : null),
    load: (id) => (id === entry ? code : null),
  };
  const bundle = await rollup({ input: entry, plugins: [virtual, ...loader.plugins] });
  const [file] = (await bundle.generate({ format: loader.output.format, strict: false })).output;
  const bytes = Buffer.from(file.code);
  if (process.argv.includes('--print')) console.log(file.code);
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
};

const empty = await sizeOf('window.x = [];');
const size = (await sizeOf(`import { ${imported} } from '@earful/client'; window.x = [${imported}];`)) - empty;
console.log(`client part of the loader: ${size} bytes with brotli (${imported}), budget ${budget}`);
process.exitCode = size > budget ? 1 : 0;
