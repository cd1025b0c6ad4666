import type { Locale } from './locales.js';
import type { prompt as english } from './prompt/en.js';
import type { WordingLike } from './types.js';

/** What every prompt shows. With a language it has every plural form of it. */
export type Prompt<L extends Locale = Locale> = WordingLike<typeof english, L>;

/** Each language is a file of its own, fetched when it is called. */
export const promptFiles: Readonly<Record<Locale, () => Promise<Prompt>>> = {
  en: () => import('./prompt/en.js').then(({ prompt }) => prompt),
  pl: () => import('./prompt/pl.js').then(({ prompt }) => prompt),
};
