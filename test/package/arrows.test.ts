import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, packageNames, readManifest, readText } from '../helpers/repository.js';

/** Who may import what. Arrows point down; nothing else reaches a room. */
const allowed: Record<string, string[]> = {
  protocol: ['zod'],
  client: ['@earful/protocol', 'idb-keyval'],
  widget: ['@earful/client', '@earful/protocol', 'lit', 'web-vitals'],
  insight: ['@earful/protocol', 'jstat'],
  server: [
    '@earful/insight',
    '@earful/protocol',
    '@hono/node-server',
    '@photostructure/sqlite',
    'css-tree',
    'csv-parse',
    'csv-stringify',
    'fastest-levenshtein',
    'hono',
    'ipaddr.js',
    'jsonc-parser',
    'kysely',
    'nodemailer',
    'openid-client',
    'pg',
    'prom-client',
    'standardwebhooks',
    'uqr',
  ],
  inbox: ['@earful/client/staff', '@earful/protocol', '@preact/signals', 'preact', 'preact-iso'],
};

/** Rooms whose code runs in browsers: they see schemas as types only. */
const browserRooms = ['client', 'widget', 'inbox'];
const valuesForBrowsers = [
  'details',
  'hex',
  'identity',
  'letters',
  'limits',
  'masking',
  'names',
  'outcomes',
  'rights',
  'wording',
].map((name) => `@earful/protocol/${name}`);

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"();]*?\sfrom\s+)?'([^']+)'|import\(\s*'([^']+)'\s*\)/g;

interface Import {
  file: string;
  specifier: string;
  typeOnly: boolean;
}

function importsOf(room: string): Import[] {
  return filesBelow(`packages/${room}/src`)
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) =>
      [...readText(file).matchAll(importPattern)].map(([, type, from, dynamic]) => ({
        file,
        specifier: from ?? dynamic ?? '',
        typeOnly: type !== undefined,
      })),
    );
}

const isOutside = ({ specifier }: Import) => !specifier.startsWith('.') && !specifier.startsWith('node:');
const reaches = (specifier: string, room: string) => specifier === room || specifier.startsWith(`${room}/`);

describe.each(packageNames)('%s', (room) => {
  const imports = importsOf(room);

  test('has imports to look at', () => {
    expect(imports.length).toBeGreaterThan(0);
  });

  test('imports only what lies below it', () => {
    const strays = imports.filter(isOutside).filter((one) => !allowed[room]?.some((ok) => reaches(one.specifier, ok)));
    expect(strays).toEqual([]);
  });

  test('stays inside its own folder', () => {
    const leaving = imports.filter(({ file, specifier }) => {
      const depth = file.split('/').length - `packages/${room}/src`.split('/').length - 1;
      return (specifier.match(/\.\.\//g)?.length ?? 0) > depth;
    });
    expect(leaving).toEqual([]);
  });

  test('declares what it imports, and explains each dependency in its README', () => {
    const declared = Object.keys(readManifest(`packages/${room}`).dependencies ?? {});
    const used = new Set(
      imports.filter(isOutside).map(({ specifier }) =>
        specifier
          .split('/')
          .slice(0, specifier[0] === '@' ? 2 : 1)
          .join('/'),
      ),
    );
    const readme = readText(`packages/${room}/README.md`);
    expect(declared.toSorted()).toEqual([...used].toSorted());
    expect(declared.filter((name) => !readme.includes(name))).toEqual([]);
  });
});

test.each(browserRooms)('%s takes values of the contract only from limits, names, outcomes and wording', (room) => {
  const strays = importsOf(room).filter(
    ({ specifier, typeOnly }) =>
      reaches(specifier, '@earful/protocol') && !typeOnly && !valuesForBrowsers.some((ok) => reaches(specifier, ok)),
  );
  expect(strays).toEqual([]);
});

/** Of each, what lies below it. Beside them lie the entries and what puts everything together: nothing in a folder needs that. */
const widgetFolders = [
  'hosted',
  'panel',
  'config',
  'prompt',
  'launcher',
  'exposure',
  'etiquette',
  'conditions',
  'triggers',
  'promises',
  'page',
  'wording',
  'faults',
  'dom',
  'shared',
];

test('folders of the widget take from those below them only', () => {
  const folderOf = (file: string) => file.split('/').slice(3, -1)[0];
  const inside = importsOf('widget').flatMap(({ file, specifier }) => {
    const from = folderOf(file);
    const path = join(dirname(file), specifier);
    // A chunk of its own, which is only fetched.
    const isOwn = specifier.startsWith('.') && !path.endsWith('/src/signals.js');
    return from && isOwn ? [{ file, specifier, from, to: folderOf(path) }] : [];
  });
  const folders = new Set(filesBelow('packages/widget/src').map(folderOf));
  expect([...folders].filter(Boolean).toSorted()).toEqual(widgetFolders.toSorted());
  const placeOf = (name = '') => widgetFolders.indexOf(name);
  expect(inside.filter(({ from, to }) => placeOf(to) < placeOf(from))).toEqual([]);
});

test('limits and outcomes import nothing, the wording only itself', () => {
  const importing = importsOf('protocol').filter(({ file }) =>
    /\/(hex|letters|limits|outcomes|rights)\.ts$/.test(file),
  );
  expect(importing).toEqual([]);
  const wording = importsOf('protocol').filter(({ file }) => file.includes('/wording/'));
  expect(
    wording.filter(
      ({ file, specifier }) => !(file.split('/').length > 5 ? /^\.\.?\/[\w-]+\.js$/ : /^\.\//).test(specifier),
    ),
  ).toEqual([]);
});
