import { join } from 'node:path';
import ts from 'typescript';
import { expect, test, vi } from 'vitest';
import { readText, root } from '../helpers/repository.js';

// A compiler reads all of the DOM.
vi.setConfig({ testTimeout: 60_000 });

const readme = readText('packages/widget/README.md');
const [, declaration] = /```ts\n([^`]*declare module 'react'[^`]*)```/.exec(readme)!;

interface Attribute {
  name: string;
  default?: string;
}
const { modules } = JSON.parse(readText('packages/widget/custom-elements.json')) as {
  modules: { declarations: { tagName: string; attributes: Attribute[] }[] }[];
};

/** What the compiler has read once. */
const known = new Map<string, ts.SourceFile | undefined>();

/**
 * What the compiler says about a module of a site, or one that lies elsewhere, with the oldest library that the README names; with
 * `andImported` about all that it imports, too.
 */
const complaintsAbout = (code: string, { path = 'test/virtual-site.tsx', andImported = false } = {}): string[] => {
  const file = join(root, path);
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2020,
    lib: ['lib.es2020.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    jsx: ts.JsxEmit.ReactJSX,
    jsxImportSource: 'preact',
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? code : readFile(name));
  host.getSourceFile = (name, ...rest) => {
    if (name === file) return ts.createSourceFile(name, code, ts.ScriptTarget.ES2020);
    if (!known.has(name)) known.set(name, getSourceFile(name, ...rest));
    return known.get(name);
  };
  const program = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(program, andImported ? undefined : program.getSourceFile(file))
    .map(({ file: at, messageText }) => {
      const text = ts.flattenDiagnosticMessageText(messageText, ' ');
      return `${at?.fileName.replace(root, '')}: ${text}`;
    });
};

/** Both elements with all that the manifest names, as JSX. `ref` is a framework's own: `data-ref` stands for it. */
const elements = modules[0]!.declarations
  .map(({ tagName, attributes }) => {
    const written = attributes.filter(({ name }) => name !== 'ref');
    return `<${tagName} id="here" ${written.map((it) => `${it.name}="${it.default ?? 'x'}"`).join(' ')} />`;
  })
  .join('');

// The types of Preact are here, and made like those of React.
const types = declaration!.replaceAll("'react'", "'preact'");

test('the declaration of the README lets JSX write both elements with all their attributes', () => {
  expect(elements).toContain('says=');
  expect(complaintsAbout(`${types}export const page = <main>${elements}</main>;`)).toEqual([]);
});

test('it lets nothing else pass', () => {
  const wrong = '<earful-critique touchpoint="help" surface="round" />';
  expect(complaintsAbout(`${types}export const page = <main>${wrong}</main>;`)).toEqual([
    expect.stringContaining('"round"'),
  ]);
});

test('all types of the package are read by a compiler with the library of ES2020', () => {
  const code = `import { start } from '@earful/widget';
import type { Earful, EarfulCritique, Handover } from '@earful/widget';
export const earful: Earful = start({ brand: { name: 'Fern' }, touchpoints: [] }, { endpoint: '/earful' });
export type Both = [EarfulCritique, Handover];`;
  expect(complaintsAbout(code, { andImported: true })).toEqual([]);
});

test('the trigger that CONTRIBUTING.md shows is one', () => {
  const [, path, code] = /```ts\n\/\/ (\S+)\n([^`]*`selector`[^`]*)```/.exec(readText('CONTRIBUTING.md'))!;
  expect(complaintsAbout(code!, { path })).toEqual([]);
  expect(complaintsAbout(code!.replace('fire()', "fire('now')"), { path })).toHaveLength(1);
});
