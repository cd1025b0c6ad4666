/**
 * The files that browsers load, bundled from the modules that `tsc -b` has written.
 *
 * packages/widget/bundle/earful.js                   the loader: one classic script
 * packages/widget/bundle/<version>-<hash>/prompt.js  the lazy chunks: ES modules, found relative to the loader
 * packages/widget/bundle/t/page.js, worker.js         what the hosted page runs, and its service worker
 * packages/inbox/bundle/inbox.js               the staff app, with its page, icon and style sheet
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';
import { rollup } from 'rollup';
import { minify as oxc } from 'vite';

/** terser inlines what is used once; the minifier of vite then writes it shorter: 1 to 2 % less than either alone. */
const minify = (module = true) => [
  terser({ module, ecma: 2022, compress: { passes: 4, unsafe_arrows: true, inline: 1 }, format: { comments: false } }),
  {
    name: 'oxc',
    async renderChunk(code, { fileName }) {
      const { code: shorter } = await oxc(fileName, code, { module, compress: { target: 'es2022' }, mangle: true });
      return { code: shorter, map: null };
    },
  },
];

/** Puts the page of the inbox beside its script: html and svg as they are, the numbered style sheets as one. */
const inboxPage = (folder) => ({
  name: 'inbox-page',
  generateBundle(_, bundle) {
    for (const { moduleIds } of Object.values(bundle)) {
      const zod = moduleIds?.find((id) => id.includes('/node_modules/zod/'));
      if (zod)
        this.error(`zod is in the inbox bundle (${zod}); import from @earful/protocol with \`import type\` only.`);
    }
    const names = readdirSync(folder).sort();
    const read = (name) => readFileSync(join(folder, name), 'utf8');
    const styles = names.filter((name) => name.endsWith('.css')).map(read);
    this.emitFile({ type: 'asset', fileName: 'inbox.css', source: styles.join('') });
    for (const fileName of names.filter((name) => !name.endsWith('.css'))) {
      this.emitFile({ type: 'asset', fileName, source: read(fileName) });
    }
  },
});

const inbox = {
  input: 'packages/inbox/dist/main.js',
  output: { dir: 'packages/inbox/bundle', entryFileNames: 'inbox.js', format: 'es' },
  plugins: [resolve({ browser: true }), inboxPage('packages/inbox/src/page'), minify()],
};

const widget = 'packages/widget/bundle';

/** Stands for the version until the hash of the chunks is known. */
const placeholder = '@earful-version@';
let widgetVersion;

/** Our own modules of the browser, and the libraries named in the README of widget and client. Nothing else enters a page. */
const welcome =
  /(packages\/(widget|client|protocol)\/dist\/|node_modules\/(lit|lit-html|lit-element|@lit\/reactive-element|idb-keyval|web-vitals)\/)/;

/** Fails the build when anything uninvited, zod above all, would travel to every visitor. */
const guard = (allowed) => ({
  name: 'guard',
  generateBundle(_options, files) {
    for (const { fileName, modules = {} } of Object.values(files)) {
      const uninvited = Object.keys(modules).filter((id) => modules[id].renderedLength && !allowed.test(id));
      if (uninvited.length) {
        this.error(
          `${fileName} would contain ${uninvited.join(', ')}. Take types with \`import type\` and values from \`@earful/protocol/limits\` or \`/outcomes\`.`,
        );
      }
    }
  },
});

const version = {
  name: 'version',
  load: (id) => (id.endsWith('/widget/dist/shared/version.js') ? `export const version = '${placeholder}';` : null),
};

/** A second copy of Lit may not create the policy `lit-html` twice; ours is named `earful`, as the README says. */
const policyName = {
  name: 'policy-name',
  transform(code, id) {
    if (!id.endsWith('/lit-html/lit-html.js')) return null;
    const renamed = code.replace(/createPolicy\(["']lit-html["']/, 'createPolicy("earful"');
    if (renamed === code) this.error('lit-html no longer creates its Trusted Types policy where it did.');
    return { code: renamed, map: null };
  },
};

/**
 * Nearly every function of these runs when a page loads, or as soon as somebody presses. Said on the first line, it lets
 * Chromium compile them with the file, away from the main thread, instead of one by one on it: a third less script time at
 * load, and a sixth less from the press to the question (V8's explicit compile hints).
 */
const eager = '//# allFunctionsCalledOnLoad\n';
const runsSoon = /^(rules|signals|prompt|manners|details|compose)\.js$/;

/** Puts all chunks below one folder that is named after the version and their contents, and writes that name into them. */
const versionFolder = {
  name: 'version-folder',
  generateBundle(_options, files) {
    const hash = createHash('sha256');
    for (const { fileName, code } of Object.values(files)) hash.update(fileName).update(code);
    const { version: number } = JSON.parse(readFileSync('packages/widget/package.json', 'utf8'));
    widgetVersion = `${number}-${hash.digest('hex').slice(0, 8)}`;
    for (const file of Object.values(files)) {
      if (runsSoon.test(file.fileName)) file.code = eager + file.code;
      file.code = file.code.replaceAll(placeholder, widgetVersion);
      file.fileName = `${widgetVersion}/${file.fileName}`;
    }
  },
};

/** What few receivers want has a copy of all it needs: shared, it would split what every page fetches. */
const apart = (name, input) => ({
  name: 'apart',
  async generateBundle() {
    const bundle = await rollup({ input, plugins: [resolve({ browser: true }), minify(), guard(welcome)] });
    const [{ code, exports }] = (await bundle.generate({ format: 'es' })).output;
    this.emitFile({ type: 'prebuilt-chunk', fileName: `${name}.js`, code, exports });
  },
});

const chunks = {
  input: {
    compose: 'packages/client/dist/compose.js',
    rules: 'packages/widget/dist/rules.js',
    sha256: 'packages/client/dist/sha256.js',
  },
  // The prompt takes what it shares with the rules from their file.
  preserveEntrySignatures: 'allow-extension',
  output: {
    dir: widget,
    entryFileNames: '[name].js',
    chunkFileNames: ({ name, facadeModuleId, moduleIds }) => {
      const words = /wording\/(\w+)\/([\w-]+)\.js$/.exec(facadeModuleId ?? '');
      if (words) return `${words[1]}-${words[2]}.js`;
      if (name === 'index') return 'prompt.js';
      // Another module has that name, too.
      return moduleIds.at(-1)?.endsWith('/protocol/dist/details.js') ? 'lists.js' : '[name].js';
    },
    format: 'es',
    // Nobody but us sees the namespaces of the chunks.
    freeze: false,
  },
  plugins: [
    { name: 'clean', buildStart: () => rm(widget, { recursive: true, force: true }) },
    version,
    policyName,
    resolve({ browser: true }),
    minifyTemplateLiterals(),
    minify(),
    guard(welcome),
    apart('work', 'packages/client/dist/work.js'),
    versionFolder,
  ],
};

// Built after the chunks, whose folder it must know.
const loader = {
  input: 'packages/widget/dist/loader.js',
  output: {
    file: `${widget}/earful.js`,
    format: 'iife',
    // Written and checked as strict modules; the directive itself would be the only byte of it that travels.
    strict: false,
    plugins: [
      {
        name: 'widget-version',
        generateBundle(_options, files) {
          for (const file of Object.values(files)) file.code = eager + file.code.replaceAll(placeholder, widgetVersion);
        },
      },
    ],
  },
  plugins: [version, resolve({ browser: true }), minify(false), guard(welcome)],
};

/** What the hosted page runs beside the loader. Its worker is found at its own address, so it has no version in its path. */
const hosted = ['page', 'worker'].map((name) => ({
  input: `packages/widget/dist/hosted/${name}.js`,
  output: { file: `${widget}/t/${name}.js`, format: 'iife', strict: false },
  plugins: [resolve({ browser: true }), minify(false), guard(welcome)],
}));

export default [chunks, loader, ...hosted, inbox];
