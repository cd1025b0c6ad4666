import { hex } from './hex.js';
import { keys, stringify } from './natives.js';

/** In Unicode mode a class of surrogates matches lone ones only. They and NUL break stores. */
const broken = /[\0\ud800-\udfff]/gu;

/**
 * JSON of plain data in ASCII, so that one character is one byte. Our own, because pages redefine `toJSON`: only own
 * enumerable properties are read. What JSON cannot say (undefined, null, functions, NaN) is left out.
 *
 * Text is normalised: CRLF becomes LF, NUL and lone surrogates become U+FFFD; `onFix` hears of the latter.
 */
export const serialise = (value: unknown, onFix?: () => void): string => {
  if (typeof value === 'string') {
    return stringify(value.replace(/\r\n/g, '\n').replace(broken, () => (onFix?.(), '\ufffd'))).replace(
      /[^ -~]/g,
      (character) => `\\u${hex(character.charCodeAt(0), 4)}`,
    );
  }
  if (!value || typeof value !== 'object') return stringify(value);
  const list = Array.isArray(value);
  let text = '';
  for (const name of keys(value)) {
    const part = serialise((value as Record<string, unknown>)[name], onFix);
    if (part && part !== 'null') text += (text && ',') + (list ? '' : `${serialise(name)}:`) + part;
  }
  return list ? `[${text}]` : `{${text}}`;
};

/** The one text of a revision that is stored, digested and sent. Says `sanitised` when normalising changed words. */
export const bodyOf = (critique: object): string => {
  let sanitised = false;
  const text = serialise(critique, () => (sanitised = true));
  return sanitised ? `${text.slice(0, -1)},"sanitised":true}` : text;
};
