import { beforeEach, expect, test, vi } from 'vitest';
import { createTrail } from '../../../packages/widget/src/page/trail.js';
import { memoryStorage } from '../helpers/memory-storage.js';

beforeEach(() => {
  vi.stubGlobal('window', { sessionStorage: memoryStorage() });
});

/** A page that passes these places, the one before it first if its address is known, and then is allowed to note. */
const openPage = (before: string[], places: string[]) => {
  const consents = { storage: false, measurement: false };
  const trail = createTrail(consents, before);
  for (const place of places) trail.add(place);
  const allow = (storage: boolean): string[] => {
    consents.storage = storage;
    if (storage) trail.join();
    return trail.names();
  };
  return { trail, allow };
};

test('places passed before consent are noted once, in their order', () => {
  const { trail, allow } = openPage([], ['help', 'checkout']);
  expect(allow(true)).toEqual(['help', 'checkout']);
  trail.add('help');
  expect(trail.names()).toEqual(['help', 'checkout', 'help']);
});

test('consent that is taken back and given again leaves the trail as it was', () => {
  const { allow } = openPage(['search'], ['help', 'checkout']);
  const names = ['search', 'help', 'checkout'];
  expect(allow(true)).toEqual(names);
  allow(false);
  window.sessionStorage.removeItem('earful:trail');
  expect(allow(true)).toEqual(names);
});

test.each([
  ['the page before is known by its address', ['help']],
  ['no page tells its address', []],
])('what earlier pages noted comes in front, where %s', (_, before) => {
  expect(openPage([], ['help']).allow(true)).toEqual(['help']);
  expect(openPage(before, ['checkout', 'help']).allow(true)).toEqual(['help', 'checkout', 'help']);
});

test('a page before that marks its place is known by what it noted, not by its address', () => {
  openPage([], ['product']).allow(true);
  expect(openPage(['search'], ['checkout']).allow(true)).toEqual(['product', 'checkout']);
});

test('another page of the same touchpoint is no new place', () => {
  openPage([], ['help']).allow(true);
  expect(openPage(['help'], ['help']).allow(true)).toEqual(['help']);
});

test('without consent nothing is noted, and the page before is known by its address', () => {
  openPage([], ['help']);
  expect(openPage(['search'], ['checkout']).trail.names()).toEqual(['search', 'checkout']);
});
