import type { Locale, PluralForms } from './locales.js';

/** A table of plural forms, for a language that is only known when the page runs. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

type SlotsOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? `{${Name}}` | SlotsOf<Rest>
  : never;

/** All members of a union at once. */
type Every<Union> = (Union extends unknown ? (one: Union) => void : never) extends (one: infer All) => void
  ? All
  : never;

/** A text with all slots of the English one, in any order. */
type TextLike<Text extends string> = [SlotsOf<Text>] extends [never]
  ? string
  : Every<`${string}${SlotsOf<Text>}${string}`>;

type FormsOf<L extends Locale> = [Locale] extends [L] ? Plural : Readonly<Record<PluralForms[L], string>>;

/**
 * Wording of one language, shaped like the English one. A text is a string; a group has named texts or, as a list, texts in a
 * fixed order. A group that has `other` is a table of plural forms: all those that the language has. `{name}` marks a slot.
 */
export type WordingLike<English, L extends Locale = Locale> = {
  readonly [Key in keyof English]: English[Key] extends string
    ? TextLike<English[Key]>
    : English[Key] extends { readonly other: string }
      ? FormsOf<L>
      : WordingLike<English[Key], L>;
};

/** Where a file was written from, and whether a native speaker has signed it. Honest, also when the answer is no. */
export interface WordingState {
  readonly source: 'our own' | 'our English';
  readonly reviewed: false | { reviewer: string; reviewedAt: string };
}
