import { expect, test } from 'vitest';
import { filesBelow, readText } from '../helpers/repository.js';

interface Named {
  name: string;
}
interface Declaration extends Record<'attributes' | 'cssProperties' | 'cssParts' | 'slots' | 'events', Named[]> {
  tagName: string;
}
const manifest = JSON.parse(readText('packages/widget/custom-elements.json')) as {
  modules: { declarations: Declaration[] }[];
};
const [critique, promise] = manifest.modules[0]!.declarations;
const names = (of: 'cssProperties' | 'cssParts' | 'slots' | 'events'): string[] =>
  critique![of].map(({ name }) => name).sort();

const sources = filesBelow('packages/widget/src')
  .filter((file) => /\/(prompt|launcher)/.test(file))
  .map(readText)
  .join('\n');
const readme = readText('packages/widget/README.md');
const found = (pattern: RegExp, text: string): string[] =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1]!))].sort();

test('the tokens of the style sheets, of the manifest and of the README are the same', () => {
  expect(names('cssProperties')).toEqual(found(/var\((--earful-[a-z-]+)/g, sources));
  expect(names('cssProperties')).toEqual(found(/`(--earful-[a-z-]+)` \|/g, readme));
});

test('attributes are those that the elements read', () => {
  const read = (text: string): string[] => found(/getAttribute\('([a-z-]+)'\)/g, text);
  const named = ({ attributes }: Declaration): string[] => attributes.map(({ name }) => name).sort();
  expect(named(critique!)).toEqual(read(sources));
  expect(named(promise!)).toEqual(read(readText('packages/widget/src/promises/promise-elements.ts')));
});

test('parts, slots and events are those of the element', () => {
  expect(names('cssParts')).toEqual(
    [
      ...new Set([...found(/part="([a-z-]+)"/g, sources), ...found(/setAttribute\('part', '([a-z-]+)'/g, sources)]),
    ].sort(),
  );
  expect(names('slots')).toEqual(found(/<slot name="([a-z]+)"/g, sources));
  for (const event of names('events')) expect(readme).toContain(event.replace('earful-', '').replace('before-', ''));
});
