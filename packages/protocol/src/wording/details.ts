import type { Locale } from './locales.js';
import type { details as english } from './details/en.js';
import type { WordingLike } from './types.js';

/** What the optional panel says beyond the prompt's own words. Fetched with it. */
export type Details<L extends Locale = Locale> = WordingLike<typeof english, L>;

/** Each language is a file of its own, fetched when it is called. */
export const detailsFiles: Readonly<Record<Locale, () => Promise<Details>>> = {
  en: () => import('./details/en.js').then(({ details }) => details),
  pl: () => import('./details/pl.js').then(({ details }) => details),
  de: () => import('./details/de.js').then(({ details }) => details),
  fr: () => import('./details/fr.js').then(({ details }) => details),
  es: () => import('./details/es.js').then(({ details }) => details),
  it: () => import('./details/it.js').then(({ details }) => details),
  'pt-BR': () => import('./details/pt-br.js').then(({ details }) => details),
  nl: () => import('./details/nl.js').then(({ details }) => details),
  cs: () => import('./details/cs.js').then(({ details }) => details),
  uk: () => import('./details/uk.js').then(({ details }) => details),
  tr: () => import('./details/tr.js').then(({ details }) => details),
  ar: () => import('./details/ar.js').then(({ details }) => details),
  ja: () => import('./details/ja.js').then(({ details }) => details),
  'zh-Hans': () => import('./details/zh-hans.js').then(({ details }) => details),
};
