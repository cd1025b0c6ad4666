import { expect, test } from 'vitest';
import { filesBelow, readText } from '../helpers/repository.js';

interface Named {
  name: string;
}
interface Declaration extends Record<'cssProperties' | 'cssParts' | 'slots' | 'events', Named[]> {
  tagName: string;
}
const manifest = JSON.parse(readText('packages/widget/custom-elements.json')) as {
  modules: { declarations: Declaration[] }[];
};
const [critique] = manifest.modules[0]!.declarations;
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

test('parts, slots and events are those of the element', () => {
  expect(names('cssParts')).toEqual(
    [
      ...new Set([...found(/part="([a-z-]+)"/g, sources), ...found(/setAttribute\('part', '([a-z-]+)'/g, sources)]),
    ].sort(),
  );
  expect(names('slots')).toEqual(found(/<slot name="([a-z]+)"/g, sources));
  for (const event of names('events')) expect(readme).toContain(event.replace('earful-', '').replace('before-', ''));
});
