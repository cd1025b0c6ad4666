import { inLetters } from '@earful/protocol/letters';

/**
 * Is `path` covered by `pattern`? `*` and `:name` stand for anything but a slash, in the value of a query (`any`) for anything;
 * a trailing `/**` for everything below. Either may be written in letters or percent-encoded. Stars in a row are one: each more
 * would multiply the ways in which a long path can fail to match.
 */
export const covers = (pattern: string, path: string, any = '[^/]'): boolean =>
  new RegExp(
    `^${inLetters(pattern).replace(/\/\*\*$|:\w+|\*+|[^\w/]/g, (part) => (part[0] === '*' ? any + '*' : part[1] ? (part[0] === ':' ? any + '+' : '(/.*)?') : '\\' + part))}/?$`,
  ).test(inLetters(path));

/**
 * Does a pattern of the configuration cover this address? The path as `covers` reads it; a query (`?sort=*`) asks for
 * its parameters in any order and lets others follow, and a slash in their values is a letter like others; a hash
 * (`#/basket/**`) is read like a path. What a pattern does not mention is free, so `#/basket` is about the hash alone.
 */
export const coversAddress = (
  pattern: string,
  { pathname, search, hash }: Pick<URL, 'pathname' | 'search' | 'hash'>,
): boolean => {
  const [, path, query, part] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(pattern)!;
  const given = new URLSearchParams(search);
  return (
    (!path || covers(path, pathname)) &&
    [...new URLSearchParams(query)].every(([name, wanted]) =>
      given.getAll(name).some((value) => covers(wanted, value, '[^]')),
    ) &&
    (!part || covers(part, hash))
  );
};
