import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteConfig } from '@earful/protocol';
import { publicConfig, servedConfig, siteConfig } from '@earful/protocol';
import { ConfigError, createEarful, openStore, publicPart } from '@earful/server';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from '../../packages/server/src/cli/serve.js';
import { readSettings } from '../../packages/server/src/cli/settings.js';
import type { SchemaNode } from '../../packages/server/src/config/schema-node.js';
import { requiredNode } from '../../packages/server/src/config/schema-node.js';
import { readVersion } from '../../packages/server/src/version.js';
import { fullConfig } from '../helpers/full-config.js';
import { temporaryFolder } from './support/temporary-folder.js';

/** Names of fields by their path, lists left out: `touchpoints.owner`. */
function fieldsOf(schema: unknown, path = ''): string[] {
  const { shape, def } = requiredNode(schema as SchemaNode);
  if (def.element) return fieldsOf(def.element, path);
  return Object.entries(shape ?? {}).flatMap(([name, node]) => [
    `${path}${name}`,
    ...fieldsOf(node, `${path}${name}.`),
  ]);
}

function pathsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => pathsOf(entry, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [`${path}${name}`, ...pathsOf(inner, `${path}${name}.`)]);
}

const open = fieldsOf(publicConfig).filter((field) => field !== '$schema');
const inside = fieldsOf(siteConfig).filter((field) => !open.includes(field));

test('the example has a value in every field that stays inside', () => {
  expect(siteConfig.parse(fullConfig)).toEqual(fullConfig);
  expect(inside.length).toBeGreaterThan(35);
  const filled = new Set(pathsOf(fullConfig));
  expect(inside.filter((field) => !filled.has(field))).toEqual([]);
});

test('over real HTTP, pages get everything public and nothing from inside', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'earful.config.json');
  writeFileSync(file, JSON.stringify(fullConfig));
  const secret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
  const [url, mail] = ['https://canary.example/', 'smtps://canary.example'];
  const environment = { CANARY: secret, NEXT_CANARY: secret, CANARY_URL: url, CANARY_MAIL: mail };
  const settings = readSettings(['serve', '--port', '0', '--config', file, '--data', folder], environment);
  const served = await serve(settings, () => {}, environment);
  onTestFinished(() => served.close());
  const text = await (await fetch(`${served.url}/earful/v1/config`)).text();
  expect(text).not.toMatch(/canary|2071|31337/i);
  const sent = JSON.parse(text) as unknown;
  expect(servedConfig.parse(sent)).toEqual(sent);
  expect(pathsOf(sent).filter((path) => inside.includes(path))).toEqual([]);
  const known = open.filter((field) => pathsOf(fullConfig).includes(field));
  expect([...new Set(pathsOf(sent).filter((path) => open.includes(path)))].toSorted()).toEqual(known.toSorted());
});

test('what no schema names does not pass, at any depth', () => {
  const careless = {
    ...fullConfig,
    secret: 'canary',
    brand: { ...fullConfig.brand, secret: 'canary' },
    triggers: fullConfig.triggers?.map((one) => (one.when ? { ...one, when: { ...one.when, secret: 'canary' } } : one)),
  } as SiteConfig;
  expect(publicPart(careless)).toEqual(publicPart(fullConfig));
});

test('touchpoints that are not active are left out, with all that hangs on them', () => {
  const [checkout, ...others] = fullConfig.touchpoints;
  const part = publicPart({ ...fullConfig, touchpoints: [{ ...checkout!, active: false }, ...others] });
  expect(part.touchpoints.map(({ id }) => id)).toEqual(['delivery']);
  expect(part.triggers?.map(({ touchpoint }) => touchpoint)).toEqual(['delivery']);
  expect(part.corridor).toEqual(['delivery']);
  expect(part.promises).toHaveLength(2);
});

test('what a configuration does not say is not made up', () => {
  const least: SiteConfig = { brand: { name: 'Lindenhof' }, touchpoints: [{ id: 'checkout', name: 'Checkout' }] };
  expect(publicPart(least)).toEqual({ ...least, checked: readVersion() });
});

test('what does not fit the contract is not called checked', () => {
  const odd = { ...fullConfig, etiquette: { quietMs: 'soon' as never } };
  expect(publicPart(odd)).not.toHaveProperty('checked');
});

test('what names a touchpoint that is not there is not called checked, and is not served', async () => {
  const [first, ...others] = fullConfig.triggers!;
  const misspelt = { ...fullConfig, triggers: [{ ...first!, touchpoint: 'chekout' }, ...others] };
  expect(publicPart(misspelt)).not.toHaveProperty('checked');
  const store = await openStore({ folder: temporaryFolder() });
  onTestFinished(() => store.close());
  const serveIt = () => createEarful({ config: misspelt, store, publicUrl: 'https://shop.example' });
  expect(serveIt).toThrow(ConfigError);
  expect(serveIt).toThrow(
    'config cannot be used:\n  triggers.0.touchpoint ("chekout"): is not among the touchpoints; write "checkout", or add it',
  );
});
