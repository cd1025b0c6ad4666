import { inLetters } from '@earful/protocol/letters';

/** What can be said of two address patterns without an address. covers-address.ts of the widget says what a pattern covers. */

/** The end of a pattern below which everything is covered. */
const below = '**';

const isOpen = (segment: string): boolean => /\*|:\w/.test(segment);

/** Does a segment fit this literal one? */
function fits(segment: string, literal: string): boolean {
  const written = segment.replace(/:\w+|\*+|\W/gu, (part) =>
    part[0] === '*' ? '.*' : part[1] ? '.+' : `\\u{${part.codePointAt(0)!.toString(16)}}`,
  );
  return new RegExp(`^${written}$`, 'su').test(literal);
}

interface Parts {
  path: string[] | undefined;
  query: string | undefined;
  hash: string[] | undefined;
}

function partsOf(pattern: string): Parts {
  const [, path, query, hash] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(pattern)!;
  const segments = (part: string | undefined) => {
    if (!part) return undefined;
    const list = inLetters(part)
      .replace(/\/\*\*$/, '/\0')
      .split('/');
    return list.map((one) => (one === '\0' ? below : one.replace(/\*+/g, '*')));
  };
  return { path: segments(path), query: query || undefined, hash: segments(hash) };
}

/** May be nothing, or the slash that an address may end with. */
const mayEnd = ([first, second]: string[]): boolean =>
  first === undefined || first === below || (fits(first, '') && (second === undefined || second === below));

function segmentsMeet([one, ...ones]: string[], [other, ...others]: string[]): boolean {
  if (one === below || other === below) return true;
  if (one === undefined) return other === undefined || mayEnd([other, ...others]);
  if (other === undefined) return mayEnd([one, ...ones]);
  const meet = !isOpen(other) ? fits(one, other) : isOpen(one) || fits(other, one);
  return meet && segmentsMeet(ones, others);
}

function segmentWithin(inner: string, outer: string): boolean {
  if (inner === outer || outer === '*') return true;
  if (!isOpen(inner)) return fits(outer, inner);
  return /^:\w+$/.test(outer) && !/^\**$/.test(inner);
}

function segmentsWithin([inner, ...inners]: string[], [outer, ...outers]: string[]): boolean {
  if (outer === below) return true;
  if (inner === undefined || outer === undefined) return inner === outer;
  return inner !== below && segmentWithin(inner, outer) && segmentsWithin(inners, outers);
}

/** Does the second pattern cover every address that the first one covers? False also where that cannot be told. */
export function isWithin(inner: string, outer: string): boolean {
  const [one, other] = [partsOf(inner), partsOf(outer)];
  const within = (a: string[] | undefined, b: string[] | undefined) => !b || (!!a && segmentsWithin(a, b));
  return (
    within(one.path, other.path) &&
    (other.query === undefined || one.query === other.query) &&
    within(one.hash, other.hash)
  );
}

/** May one address be covered by both? True also where that cannot be told. */
export function mayMeet(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  const meet = (x: string[] | undefined, y: string[] | undefined) => !x || !y || segmentsMeet(x, y);
  return meet(a.path, b.path) && meet(a.hash, b.hash);
}
