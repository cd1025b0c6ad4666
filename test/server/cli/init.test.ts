import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fill } from '@earful/protocol/wording/fill';
import { prompt } from '@earful/protocol/wording/prompt/en';
import { readSiteConfig } from '@earful/server';
import { expect, test } from 'vitest';
import { check } from '../../../packages/server/src/cli/check.js';
import { run } from '../../../packages/server/src/cli/run.js';
import { defaultEtiquette } from '../../../packages/widget/src/etiquette/eligibility.js';
import { readText } from '../../helpers/repository.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function init(file: string) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(['init', file], {
    environment: {},
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    stopped: () => Promise.resolve(),
  });
  return { code, out, err };
}

test('what it writes is explained, and passes check without fault or warning', async () => {
  const file = join(temporaryFolder(), 'earful.config.json');
  expect(await init(file)).toMatchObject({ code: 0, err: [] });
  expect(readFileSync(file, 'utf8').match(/\/\/ /g)?.length).toBeGreaterThan(10);
  expect(check(file, Date.now())).toEqual([`${file} is fine: 2 touchpoints, 1 promise, 3 triggers.`]);
  expect(readSiteConfig(file)).not.toHaveProperty('$schema');
});

test('its privacy notice is found from a receiver of its own origin, too', async () => {
  const file = join(temporaryFolder(), 'earful.config.json');
  await init(file);
  expect(readSiteConfig(file).brand.privacyUrl).toMatch(/^https:/);
});

test('what its comments say of defaults and of forms is so', async () => {
  const file = join(temporaryFolder(), 'earful.config.json');
  await init(file);
  const { etiquette, triggers } = readSiteConfig(file);
  expect(etiquette).toEqual(defaultEtiquette);
  expect(readFileSync(file, 'utf8')).toMatch(/one field .* Default 3\. A form .* refused twice/);
  const rule = readText('packages/widget/src/triggers/form-struggle.ts');
  expect(rule).toContain(`{ times = ${triggers![1]!.parameters!.times} }`);
  expect(rule).toContain('formRejections = 2');
});

test('what it says of who reads can begin a sentence of the prompt, and stand in one', async () => {
  const file = join(temporaryFolder(), 'earful.config.json');
  await init(file);
  const team = String(readSiteConfig(file).brand.team);
  const sentences = [prompt.next, prompt.hintWords].map((text) => fill(text, { team, date: 'Monday', ref: 'K7' }));
  expect(sentences).toEqual([
    'My shop Care reads this by Monday. Reference K7.',
    expect.stringMatching(/^A person in My shop Care reads this\./),
  ]);
});

test('where the package is installed, an editor finds the schema', async () => {
  const folder = temporaryFolder();
  const schemas = join(folder, 'node_modules/@earful/protocol/schema');
  mkdirSync(schemas, { recursive: true });
  mkdirSync(join(folder, 'conf'));
  writeFileSync(join(schemas, 'earful.config.schema.json'), '{}');
  const inPackage = 'node_modules/@earful/protocol/schema/earful.config.schema.json';
  for (const [path, schema] of [
    ['a.json', `./${inPackage}`],
    ['conf/b.json', `../${inPackage}`],
  ] as const) {
    const file = join(folder, path);
    await init(file);
    expect(readSiteConfig(file).$schema).toBe(schema);
  }
});

test('an existing file is left as it is', async () => {
  const file = join(temporaryFolder(), 'earful.config.json');
  writeFileSync(file, 'mine');
  const { code, err } = await init(file);
  expect({ code, said: err[0] }).toMatchObject({ code: 1, said: expect.stringContaining('left as it is') });
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

test('a folder that does not exist is one sentence', async () => {
  const { code, err } = await init(join(temporaryFolder(), 'nowhere', 'a.json'));
  expect({ code, lines: err.length }).toEqual({ code: 1, lines: 1 });
  expect(err[0]).toContain('in a folder that exists');
});
