import type { Locale } from '@earful/protocol/wording/locales';
import type { WordingLike } from '@earful/protocol/wording/types';
import type { page as english } from './en.js';

/** What the pages of the receiver say. With a language it has every plural form of it. */
export type PageWords<L extends Locale = Locale> = WordingLike<typeof english, L>;
