import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { readText, root } from '../helpers/repository.js';

const before = `
import { createServer } from 'node:http';
import { getConnInfo } from '@hono/node-server/conninfo';
import { createEarful, openStore } from '@earful/server';
import { toFastifyPlugin } from '@earful/server/fastify';
import { toNodeListener } from '@earful/server/node';
import express from 'express';
import Fastify from 'fastify';
import { Hono } from 'hono';

const earful = createEarful({
  config: { brand: { name: 'Larkspoon' }, touchpoints: [{ id: 'checkout', name: 'Checkout' }] },
  store: await openStore({ folder: '.' }),
  publicUrl: 'https://shop.example',
});
`;

/** What TypeScript says of a module of a site that has the built packages and the real types of its server. */
function complaints(code: string): string[] {
  const file = join(root, 'test/site.mts');
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (name) => (name === file ? code : readFile(name));
  host.fileExists = (name) => name === file || fileExists(name);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...more) =>
    name === file ? ts.createSourceFile(name, code, ts.ScriptTarget.ES2022) : getSourceFile(name, ...more);
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** The line of the README that says how to mount it in this server. */
function lineOf(server: string): string {
  const row = readText('packages/server/README.md')
    .split('\n')
    .find((line) => line.startsWith(`| ${server}`));
  return /^\|[^|]*\| `([^`]+)`/.exec(row ?? '')![1]!;
}

test('the lines of the README that mount it fit the types of Node, Express, Fastify and Hono', () => {
  const sites = [
    `createServer(${lineOf("Node's `http`")});`,
    `{ const app = express(); ${lineOf('Express')}; }`,
    `{ const app = Fastify(); ${lineOf('Fastify')}; }`,
    `{ const app = new Hono(); ${lineOf('Hono')}; }`,
  ];
  expect(complaints(before + sites.join('\n'))).toEqual([]);
}, 60_000);

test('a page that begins with a bundler is told by its types what is wrong in its configuration', () => {
  const begin = (signal: string) => `
import type { PublicConfig } from '@earful/widget';
import { start } from '@earful/widget';
const config: PublicConfig = {
  brand: { name: 'Larkspoon' },
  touchpoints: [{ id: 'checkout', name: 'Checkout' }],
  triggers: [{ signal: '${signal}', touchpoint: 'checkout' }],
};
(window.earful ||= []).push(['signal', 'paymentFailed']);
const earful = start(config, { endpoint: '/earful' });
window.earful = earful;
window.earful?.open?.('checkout');
`;
  expect(complaints(begin('paymentFailed'))).toEqual([]);
  const mistaken = begin('paymentFailed').replace('start(config,', "start({ ...config, launcher: 'no' },");
  expect(complaints(mistaken)).toEqual([expect.stringContaining("'string' is not assignable to type 'boolean")]);
}, 60_000);
