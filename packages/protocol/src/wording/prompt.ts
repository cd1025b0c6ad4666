import type { Locale } from './locales.js';
import type { prompt as english } from './prompt/en.js';
import type { WordingLike } from './types.js';

/** What every prompt shows. With a language it has every plural form of it. */
export type Prompt<L extends Locale = Locale> = WordingLike<typeof english, L>;

/** Each language is a file of its own, fetched when it is called. */
export const promptFiles: Readonly<Record<Locale, () => Promise<Prompt>>> = {
  en: () => import('./prompt/en.js').then(({ prompt }) => prompt),
  pl: () => import('./prompt/pl.js').then(({ prompt }) => prompt),
  de: () => import('./prompt/de.js').then(({ prompt }) => prompt),
  fr: () => import('./prompt/fr.js').then(({ prompt }) => prompt),
  es: () => import('./prompt/es.js').then(({ prompt }) => prompt),
  it: () => import('./prompt/it.js').then(({ prompt }) => prompt),
  'pt-BR': () => import('./prompt/pt-br.js').then(({ prompt }) => prompt),
  nl: () => import('./prompt/nl.js').then(({ prompt }) => prompt),
  cs: () => import('./prompt/cs.js').then(({ prompt }) => prompt),
  uk: () => import('./prompt/uk.js').then(({ prompt }) => prompt),
  tr: () => import('./prompt/tr.js').then(({ prompt }) => prompt),
  ar: () => import('./prompt/ar.js').then(({ prompt }) => prompt),
  ja: () => import('./prompt/ja.js').then(({ prompt }) => prompt),
  'zh-Hans': () => import('./prompt/zh-hans.js').then(({ prompt }) => prompt),
};
