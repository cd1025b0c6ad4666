import { publicConfig } from '@earful/protocol';
import { expect, test } from 'vitest';
import { wordingFaults, wordingWarnings } from '../../../packages/server/src/config/wording-faults.js';
import { pseudo, pseudoWording } from '../../helpers/pseudo-locale.js';

test('a text becomes 40 % longer, with accents and marks, and keeps its slots', () => {
  const text = pseudo('Reference {ref} of {team}.');
  expect(text).toMatch(/^\u200eŔëƒëŕëñçë \{ref\} öƒ \{team\}\. ö.*\u200f$/);
  expect(text.length).toBeGreaterThanOrEqual(26 * 1.4);
});

test('covers every text, as a configuration that earful check accepts', () => {
  const config = { brand: { name: 'x' }, touchpoints: [{ id: 'a', name: 'a' }], wording: pseudoWording() };
  expect(publicConfig.safeParse(config).error).toBeUndefined();
  expect([...wordingFaults(config), ...wordingWarnings(config)]).toEqual([]);
  expect(Object.keys(config.wording.en).length).toBeGreaterThan(140);
});
