import type { Locale } from './locales.js';
import type { more as english } from './more/en.js';
import type { WordingLike } from './types.js';

/** What few touchpoints show. With a language it has every plural form of it. */
export type More<L extends Locale = Locale> = WordingLike<typeof english, L>;

/** Each language is a file of its own, fetched when it is called. */
export const moreFiles: Readonly<Record<Locale, () => Promise<More>>> = {
  en: () => import('./more/en.js').then(({ more }) => more),
  pl: () => import('./more/pl.js').then(({ more }) => more),
};
