import type { Locale } from './locales.js';
import type { launcher as english } from './launcher/en.js';
import type { WordingLike } from './types.js';

/** The button that is always there. */
export type Launcher = WordingLike<typeof english>;

/** Each language is a file of its own, fetched when it is called. */
export const launcherFiles: Readonly<Record<Locale, () => Promise<Launcher>>> = {
  en: () => import('./launcher/en.js').then(({ launcher }) => launcher),
  pl: () => import('./launcher/pl.js').then(({ launcher }) => launcher),
};
