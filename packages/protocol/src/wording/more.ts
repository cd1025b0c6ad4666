import type { Locale } from './locales.js';
import type { more as english } from './more/en.js';
import type { WordingLike } from './types.js';

/** What few touchpoints show. With a language it has every plural form of it. */
export type More<L extends Locale = Locale> = WordingLike<typeof english, L>;

/** Each language is a file of its own, fetched when it is called. */
export const moreFiles: Readonly<Record<Locale, () => Promise<More>>> = {
  en: () => import('./more/en.js').then(({ more }) => more),
  pl: () => import('./more/pl.js').then(({ more }) => more),
  de: () => import('./more/de.js').then(({ more }) => more),
  fr: () => import('./more/fr.js').then(({ more }) => more),
  es: () => import('./more/es.js').then(({ more }) => more),
  it: () => import('./more/it.js').then(({ more }) => more),
  'pt-BR': () => import('./more/pt-br.js').then(({ more }) => more),
  nl: () => import('./more/nl.js').then(({ more }) => more),
  cs: () => import('./more/cs.js').then(({ more }) => more),
  uk: () => import('./more/uk.js').then(({ more }) => more),
  tr: () => import('./more/tr.js').then(({ more }) => more),
  ar: () => import('./more/ar.js').then(({ more }) => more),
  ja: () => import('./more/ja.js').then(({ more }) => more),
  'zh-Hans': () => import('./more/zh-hans.js').then(({ more }) => more),
};
