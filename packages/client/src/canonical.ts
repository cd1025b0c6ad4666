import { hex } from '@earful/protocol/hex';

/** A JSON string in ASCII. */
const quoted = (text: string): string =>
  `"${text.replace(/[^ !#-[\]-~]/g, (character) => `\\u${hex(character.charCodeAt(0), 4)}`)}"`;

/**
 * The one text of a revision that is stored, digested and sent: JSON in ASCII, so that one character is one byte. What
 * JSON cannot say (undefined, null, functions, NaN) is left out. Written by hand, because pages replace `JSON.stringify`
 * and `toJSON`.
 *
 * Text is normalised: CRLF becomes LF, NUL and lone surrogates become U+FFFD, and then the body says `sanitised`.
 *
 * @throws RangeError for a circle
 */
export const bodyOf = (critique: object): string => {
  let sanitised = false;
  const write = (value: unknown): string | undefined => {
    if (typeof value === 'string')
      // In Unicode mode a class of surrogates matches lone ones only. They and NUL break stores.
      return quoted(
        value.replace(/\r\n/g, '\n').replace(/[\0\ud800-\udfff]/gu, () => {
          sanitised = true;
          return '\ufffd';
        }),
      );
    if (typeof value === 'boolean' || Number.isFinite(value)) return `${value as number}`;
    if (Array.isArray(value)) return `[${value.map((one) => write(one) ?? 'null').join()}]`;
    if (typeof value !== 'object' || !value) return;
    const fields = Object.keys(value).flatMap((name) => {
      const text = write((value as Record<string, unknown>)[name]);
      return text ? `${quoted(name)}:${text}` : [];
    });
    return `{${fields.join()}}`;
  };
  const body = write(critique)!;
  return sanitised ? `${body.slice(0, -1)},"sanitised":true}` : body;
};
