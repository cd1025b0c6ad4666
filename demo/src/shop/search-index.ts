import type { Product } from './catalogue.js';
import { catalogue } from './catalogue.js';
import type { Failures } from './failures.js';

export interface SearchIndex {
  /** Products in which every word of the query begins some word, in shelf order. */
  find(query: string): Product[];
}

const wordsOf = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** An index over names and texts in both languages. With `search-empty` it was rebuilt from nothing. */
export function createSearchIndex(failures: Failures): SearchIndex {
  const entries = catalogue.map((product) => ({
    product,
    words: [product.name, product.line, product.description].flatMap(({ en, pl }) => [...wordsOf(en), ...wordsOf(pl)]),
  }));
  return {
    find(query) {
      const asked = wordsOf(query.slice(0, 100));
      if (asked.length === 0 || failures.isOn('search-empty')) return [];
      return entries
        .filter(({ words }) => asked.every((ask) => words.some((word) => word.startsWith(ask))))
        .map(({ product }) => product);
    },
  };
}
