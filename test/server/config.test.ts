import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, readSiteConfig } from '@earful/server';
import { expect, test } from 'vitest';
import { config, temporaryFolder } from './support/site.js';

function read(content: unknown): unknown {
  const file = join(temporaryFolder(), 'earful.config.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  try {
    return readSiteConfig(file);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).toContain(file);
    return (error as Error).message;
  }
}

test('a good file is the configuration', () => {
  expect(read(config)).toEqual(config);
});

test.each<[string, unknown, string[]]>([
  ['a misspelt key', { ...config, touchpoint: [] }, ['the whole file', 'touchpoint']],
  ['a wrong type', { ...config, launcher: 'yes' }, ['launcher ("yes")', 'boolean']],
  [
    'a bad id',
    { ...config, touchpoints: [{ id: 'Check Out', name: 'x' }] },
    ['touchpoints.0.id ("Check Out")', 'hyphens'],
  ],
  ['something missing', { touchpoints: config.touchpoints }, ['brand (missing)']],
  [
    'a promise at no touchpoint',
    { ...config, promises: [{ id: 'p', touchpoint: 'shipping', statement: 'x' }] },
    ['promises.0.touchpoint ("shipping")', 'checkout, delivery, returns'],
  ],
  [
    'an id used twice',
    { ...config, touchpoints: [...config.touchpoints, { id: 'returns', name: 'Again' }] },
    ['touchpoints.3.id ("returns")', 'twice'],
  ],
  ['what is not JSON', '{', ['is not JSON']],
])('%s is named with its value and the fix', (_, content, parts) => {
  const message = read(content);
  for (const part of parts) expect(message).toContain(part);
});

test('a missing file is one sentence', () => {
  expect(() => readSiteConfig('/nowhere/earful.config.json')).toThrow(
    expect.objectContaining({ code: 'config-unreadable' }),
  );
});
