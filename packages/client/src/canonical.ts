import { hex } from '@earful/protocol/hex';
import { stringify } from './natives.js';

/**
 * The one text of a revision that is stored, digested and sent: JSON in ASCII, so that one character is one byte. What
 * JSON cannot say (undefined, null, functions, NaN) is left out.
 *
 * Text is normalised: CRLF becomes LF, NUL and lone surrogates become U+FFFD, and then the body says `sanitised`.
 *
 * @throws what `JSON.stringify` throws, for a circle or a bigint
 */
export const bodyOf = (critique: object): string => {
  let sanitised: true | undefined;
  const whole = {
    ...critique,
    // Last, so that it is read after all words.
    get sanitised() {
      return sanitised;
    },
  };
  return stringify(whole, function (this: Record<string, unknown>, name) {
    // Not the second argument: pages redefine `toJSON`.
    const value = this[name];
    if (typeof value === 'string')
      // In Unicode mode a class of surrogates matches lone ones only. They and NUL break stores.
      return value.replace(/\r\n/g, '\n').replace(/[\0\ud800-\udfff]/gu, () => {
        sanitised = true;
        return '\ufffd';
      });
    if (stringify(value) !== 'null') return value;
    return;
  }).replace(/[^ -~]/g, (character) => `\\u${hex(character.charCodeAt(0), 4)}`);
};
