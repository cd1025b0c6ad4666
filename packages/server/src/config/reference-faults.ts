import type { ConfigFault } from './config-fault.js';
import { faultAt } from './config-fault.js';
import { nearestName } from './nearest-name.js';
import { at, entriesOf } from './parts.js';

type Path = readonly (string | number)[];

/** A name that stands somewhere in the file. */
interface Mention {
  path: Path;
  name: string;
}

const maxShownNames = 12;

/** Names in a list below `base`: the entries themselves, or what stands under `key` in each of them. */
function mentions(owner: unknown, list: string, { key, base = [] }: { key?: string; base?: Path } = {}): Mention[] {
  return entriesOf(owner, list).flatMap(([index, entry]) => {
    const name = key === undefined ? entry : at(entry, key);
    const path = [...base, list, index, ...(key === undefined ? [] : [key])];
    return typeof name === 'string' ? [{ path, name }] : [];
  });
}

/** A period that ends before it begins never is. */
function periodFaults(root: unknown, owner: unknown, path: Path, from: string, to: string): ConfigFault[] {
  const [start, end] = [at(owner, from), at(owner, to)];
  const never =
    typeof start === 'string' && typeof end === 'string'
      ? Date.parse(start) >= Date.parse(end)
      : typeof start === 'number' && typeof end === 'number' && start > end;
  if (!never) return [];
  return [faultAt(root, [...path, to], `does not come after ${from}`, 'make it greater, or take one of them out')];
}

/**
 * Names that must be known elsewhere in the file, names that may occur only once, and periods that never are. Takes any
 * value, so that all of it is told beside the faults of the schema.
 */
export function referenceFaults(root: unknown): ConfigFault[] {
  const touchpoints = mentions(root, 'touchpoints', { key: 'id' });
  const promises = mentions(root, 'promises', { key: 'id' });
  const segments = mentions(root, 'segments', { key: 'id' });
  const corridor = mentions(root, 'corridor');

  const once = (list: Mention[], fix: string) => {
    const seen = new Set<string>();
    return list.flatMap(({ path, name }) => {
      if (seen.has(name)) return [faultAt(root, path, 'is used twice', fix)];
      seen.add(name);
      return [];
    });
  };
  const refer = (list: Mention[], part: string, known: Mention[]) => {
    // A list that is missing or misspelt is one fault, not one for each name that would be in it. And without a list of
    // segments the page may name them as it likes.
    if (!Array.isArray(at(root, part))) return [];
    const names = [...new Set(known.map(({ name }) => name))];
    return list
      .filter(({ name }) => !names.includes(name))
      .map(({ path, name }) => {
        const meant = nearestName(name, names);
        const shown = names.slice(0, maxShownNames).join(', ') + (names.length > maxShownNames ? ', …' : '');
        const instead = meant === undefined ? shown && `use one of ${shown}, or ` : `write "${meant}", or `;
        return faultAt(root, path, `is not among the ${part}`, `${instead}add it to ${part}`);
      });
  };
  const inside = at(root, 'private');
  const destinationLists = ['webhooks', 'slack', 'teams'];
  const inTriggers = (list: string) =>
    entriesOf(root, 'triggers').flatMap(([index, trigger]) =>
      mentions(at(trigger, 'when'), list, { base: ['triggers', index, 'when'] }),
    );

  return [
    ...once(touchpoints, 'rename one of them'),
    ...once(promises, 'rename one of them'),
    ...once(segments, 'rename one of them'),
    ...once(corridor, 'keep one of them'),
    ...once(
      destinationLists.flatMap((list) => mentions(inside, list, { key: 'id', base: ['private'] })),
      'rename one of them',
    ),
    ...refer(
      [
        ...mentions(root, 'promises', { key: 'touchpoint' }),
        ...mentions(root, 'triggers', { key: 'touchpoint' }),
        ...inTriggers('previous'),
        ...inTriggers('passed'),
        ...corridor,
        ...mentions(inside, 'routes', { key: 'touchpoint', base: ['private'] }),
        ...destinationLists.flatMap((list) =>
          entriesOf(inside, list).flatMap(([index, one]) =>
            mentions(one, 'touchpoints', { base: ['private', list, index] }),
          ),
        ),
      ],
      'touchpoints',
      touchpoints,
    ),
    ...refer(mentions(root, 'promises', { key: 'supersedes' }), 'promises', promises),
    ...refer(inTriggers('segments'), 'segments', segments),
    ...entriesOf(root, 'promises').flatMap(([index, promise]) => [
      ...periodFaults(root, promise, ['promises', index], 'validFrom', 'validTo'),
      ...entriesOf(promise, 'placements').flatMap(([place, placement]) =>
        periodFaults(root, placement, ['promises', index, 'placements', place], 'validFrom', 'validTo'),
      ),
    ]),
    ...entriesOf(root, 'triggers').flatMap(([index, trigger]) => [
      ...periodFaults(root, at(trigger, 'when'), ['triggers', index, 'when'], 'from', 'until'),
      ...periodFaults(root, at(trigger, 'when'), ['triggers', index, 'when'], 'minWidthPx', 'maxWidthPx'),
    ]),
  ];
}
