import type { Locale } from './locales.js';
import type { returned as english } from './returned/en.js';
import type { WordingLike } from './types.js';

/** The list of messages that came back to the customer. */
export type Returned = WordingLike<typeof english>;

/** Each language is a file of its own, fetched when it is called. */
export const returnedFiles: Readonly<Record<Locale, () => Promise<Returned>>> = {
  en: () => import('./returned/en.js').then(({ returned }) => returned),
  pl: () => import('./returned/pl.js').then(({ returned }) => returned),
  de: () => import('./returned/de.js').then(({ returned }) => returned),
  fr: () => import('./returned/fr.js').then(({ returned }) => returned),
  es: () => import('./returned/es.js').then(({ returned }) => returned),
  it: () => import('./returned/it.js').then(({ returned }) => returned),
  'pt-BR': () => import('./returned/pt-br.js').then(({ returned }) => returned),
  nl: () => import('./returned/nl.js').then(({ returned }) => returned),
  cs: () => import('./returned/cs.js').then(({ returned }) => returned),
  uk: () => import('./returned/uk.js').then(({ returned }) => returned),
  tr: () => import('./returned/tr.js').then(({ returned }) => returned),
  ar: () => import('./returned/ar.js').then(({ returned }) => returned),
  ja: () => import('./returned/ja.js').then(({ returned }) => returned),
  'zh-Hans': () => import('./returned/zh-hans.js').then(({ returned }) => returned),
};
