/**
 * Makes text storable everywhere and changes nothing else: well-formed Unicode, NUL to the replacement character,
 * CRLF to LF. A NUL or half a character would make a store refuse the whole critique, or cut it.
 */
export function normaliseText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd').replaceAll('\r\n', '\n');
}
