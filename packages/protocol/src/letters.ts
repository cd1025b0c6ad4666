/**
 * An address with letters in place of what browsers write for them: `%C5%9B` is `ś`. What would mean something else, such as
 * `%2F`, and what is no letter at all, stays.
 */
export const inLetters = (address: string): string =>
  address.replace(/(%[\da-f]{2})+/gi, (signs) => {
    try {
      return decodeURI(signs);
    } catch {
      return signs;
    }
  });
