import { configJsonSchema } from '@earful/protocol';
import { expect, test } from 'vitest';
import { readText } from '../helpers/repository.js';

interface Node {
  description?: string;
  properties?: Record<string, Node>;
  [keyword: string]: unknown;
}

/** Every property anywhere in the schema, by its path. */
function propertiesOf(node: unknown, path = ''): [string, Node][] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node as Node).flatMap(([keyword, value]) => {
    if (keyword !== 'properties') return propertiesOf(value, path);
    return Object.entries(value as Record<string, Node>).flatMap(([name, property]): [string, Node][] => [
      [`${path}.${name}`, property],
      ...propertiesOf(property, `${path}.${name}`),
    ]);
  });
}

test('the committed schema is the one of the sources; if not, run: npm run schema', () => {
  const committed = JSON.parse(readText('packages/protocol/schema/earful.config.schema.json')) as unknown;
  expect(committed).toEqual(configJsonSchema());
});

test('an editor shows a description beside every property', () => {
  const properties = propertiesOf(configJsonSchema());
  expect(properties.length).toBeGreaterThan(100);
  expect(properties.filter(([, { description }]) => !description).map(([path]) => path)).toEqual([]);
});

test('an editor takes comments, names required fields and refuses unknown ones', () => {
  const schema = configJsonSchema() as Node;
  expect(schema).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    allowComments: true,
    additionalProperties: false,
    required: ['brand', 'touchpoints'],
  });
  expect(JSON.stringify(schema)).not.toContain('starts_with');
});
