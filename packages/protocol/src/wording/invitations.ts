import type { Locale } from './locales.js';
import type { Prompt } from './prompt.js';

/** Texts of the prompt in another tone. What is not named stays plain. */
export type Tone = Partial<{ readonly [Key in keyof Prompt as Prompt[Key] extends string ? Key : never]: Prompt[Key] }>;

interface OpeningWords {
  readonly title: string;
  readonly body: string;
}

/** Openings other than critique, and tones other than plain. */
export interface Invitations {
  readonly neutral: OpeningWords;
  readonly praise: OpeningWords;
  readonly warm: Tone;
  readonly formal: Tone;
}

/** Each language is a file of its own, fetched when it is called. */
export const invitationsFiles: Readonly<Record<Locale, () => Promise<Invitations>>> = {
  en: () => import('./invitations/en.js').then(({ invitations }) => invitations),
  pl: () => import('./invitations/pl.js').then(({ invitations }) => invitations),
  de: () => import('./invitations/de.js').then(({ invitations }) => invitations),
  fr: () => import('./invitations/fr.js').then(({ invitations }) => invitations),
  es: () => import('./invitations/es.js').then(({ invitations }) => invitations),
  it: () => import('./invitations/it.js').then(({ invitations }) => invitations),
  'pt-BR': () => import('./invitations/pt-br.js').then(({ invitations }) => invitations),
  nl: () => import('./invitations/nl.js').then(({ invitations }) => invitations),
  cs: () => import('./invitations/cs.js').then(({ invitations }) => invitations),
  uk: () => import('./invitations/uk.js').then(({ invitations }) => invitations),
  tr: () => import('./invitations/tr.js').then(({ invitations }) => invitations),
  ar: () => import('./invitations/ar.js').then(({ invitations }) => invitations),
  ja: () => import('./invitations/ja.js').then(({ invitations }) => invitations),
  'zh-Hans': () => import('./invitations/zh-hans.js').then(({ invitations }) => invitations),
};
