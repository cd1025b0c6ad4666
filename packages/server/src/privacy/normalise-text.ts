/** An unpaired half of a surrogate pair: half a character, which no UTF-8 can hold. */
const brokenCharacter = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Makes text storable everywhere and changes nothing else: well-formed Unicode, NUL to the replacement character,
 * CRLF to LF. A NUL or half a character would make a store refuse the whole critique, or cut it.
 */
export function normaliseText(text: string): string {
  return text.replace(brokenCharacter, '\ufffd').replaceAll('\u0000', '\ufffd').replaceAll('\r\n', '\n');
}
