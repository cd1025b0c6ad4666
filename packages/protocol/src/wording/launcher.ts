import type { Locale } from './locales.js';
import type { launcher as english } from './launcher/en.js';
import type { WordingLike } from './types.js';

/** The button that is always there. */
export type Launcher = WordingLike<typeof english>;

/** Each language is a file of its own, fetched when it is called. */
export const launcherFiles: Readonly<Record<Locale, () => Promise<Launcher>>> = {
  en: () => import('./launcher/en.js').then(({ launcher }) => launcher),
  pl: () => import('./launcher/pl.js').then(({ launcher }) => launcher),
  de: () => import('./launcher/de.js').then(({ launcher }) => launcher),
  fr: () => import('./launcher/fr.js').then(({ launcher }) => launcher),
  es: () => import('./launcher/es.js').then(({ launcher }) => launcher),
  it: () => import('./launcher/it.js').then(({ launcher }) => launcher),
  'pt-BR': () => import('./launcher/pt-br.js').then(({ launcher }) => launcher),
  nl: () => import('./launcher/nl.js').then(({ launcher }) => launcher),
  cs: () => import('./launcher/cs.js').then(({ launcher }) => launcher),
  uk: () => import('./launcher/uk.js').then(({ launcher }) => launcher),
  tr: () => import('./launcher/tr.js').then(({ launcher }) => launcher),
  ar: () => import('./launcher/ar.js').then(({ launcher }) => launcher),
  ja: () => import('./launcher/ja.js').then(({ launcher }) => launcher),
  'zh-Hans': () => import('./launcher/zh-hans.js').then(({ launcher }) => launcher),
};
