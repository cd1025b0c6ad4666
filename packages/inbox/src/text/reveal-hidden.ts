/** A stretch of customer text as it stands, or a character that would not show, with its name. */
export type Stretch = { text: string; hidden?: never } | { text?: never; hidden: string; code: string };

const names: Readonly<Record<number, string>> = {
  0x00ad: 'soft hyphen',
  0x034f: 'combining grapheme joiner',
  0x061c: 'Arabic letter mark',
  0x115f: 'Hangul filler',
  0x1160: 'Hangul filler',
  0x180e: 'Mongolian vowel separator',
  0x200b: 'zero-width space',
  0x200c: 'zero-width non-joiner',
  0x200d: 'zero-width joiner',
  0x200e: 'left-to-right mark',
  0x200f: 'right-to-left mark',
  0x2028: 'line separator',
  0x2029: 'paragraph separator',
  0x202a: 'left-to-right embedding',
  0x202b: 'right-to-left embedding',
  0x202c: 'end of embedding',
  0x202d: 'left-to-right override',
  0x202e: 'right-to-left override',
  0x2060: 'word joiner',
  0x2066: 'left-to-right isolate',
  0x2067: 'right-to-left isolate',
  0x2068: 'first-strong isolate',
  0x2069: 'end of isolate',
  0x3164: 'Hangul filler',
  0xfeff: 'byte order mark',
  0xffa0: 'Hangul filler',
};

// Format and control characters, and all that shows nothing although it counts as a letter or an accent.
const suspect = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const selector = /\p{Variation_Selector}/u;
/** What has more than one form to select. Behind anything else a selector only carries what nobody sees. */
const selectable = /[\p{Emoji}\p{S}\p{Script=Han}\p{Script=Mongolian}]/u;
const pictograph = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u;
/** Scripts whose spelling needs joiners: hiding them there would be wrong, and so would marking them. */
const joining =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]/u;

const belongs = (character: string, before: string | undefined, after: string | undefined): boolean => {
  const code = character.codePointAt(0);
  if (code === 0x0a || code === 0x09) return true;
  if (selector.test(character)) return before !== undefined && selectable.test(before);
  if (code !== 0x200c && code !== 0x200d) return false;
  if (before === undefined || after === undefined) return false;
  return (
    (joining.test(before) && joining.test(after)) ||
    (code === 0x200d && pictograph.test(before) && pictograph.test(after))
  );
};

const nameOf = (character: string): Stretch => {
  const code = character.codePointAt(0) as number;
  const kind = selector.test(character)
    ? 'variation selector'
    : code >= 0xe0000
      ? 'tag character'
      : 'control character';
  return { hidden: names[code] ?? kind, code: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` };
};

/**
 * Cuts customer text at every character that does not show or that turns the reading direction, so that the page can name
 * it instead of obeying it. Line breaks, tabs, emoji sequences, the forms of Han letters and the joiners of scripts that
 * need them stay text.
 * The texts and characters together are the whole input, in order.
 */
export const revealHidden = (input: string): Stretch[] => {
  if (!suspect.test(input)) return input === '' ? [] : [{ text: input }];
  const characters = Array.from(input.replace(/\r\n?/g, '\n'));
  const stretches: Stretch[] = [];
  let text = '';
  characters.forEach((character, at) => {
    if (!suspect.test(character) || belongs(character, characters[at - 1], characters[at + 1])) {
      text += character;
      return;
    }
    if (text !== '') stretches.push({ text });
    text = '';
    stretches.push(nameOf(character));
  });
  if (text !== '') stretches.push({ text });
  return stretches;
};
