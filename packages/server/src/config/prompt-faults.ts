import type { ConfigFault } from './config-fault.js';
import { faultAt } from './config-fault.js';
import { at, entriesOf } from './parts.js';

type Path = readonly (string | number)[];

/** Every text of a line that may be written per language, with its place. */
function textsOf(line: unknown, path: Path): [Path, string][] {
  if (typeof line === 'string') return [[path, line]];
  if (typeof line !== 'object' || line === null) return [];
  return Object.entries(line).flatMap(([tag, text]): [Path, string][] =>
    typeof text === 'string' ? [[[...path, tag], text]] : [],
  );
}

const slotsIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

/**
 * What the prompt could not show as it was meant: a part or a cause named twice, and lines with a slot that nothing may
 * fill. Takes any value, so that all of it is told beside the faults of the schema.
 */
export function promptFaults(root: unknown): ConfigFault[] {
  const once = (owner: unknown, list: string, base: Path, nameOf: (entry: unknown) => unknown) => {
    const names = entriesOf(owner, list).map(([, entry]) => nameOf(entry));
    return names.flatMap((name, index) =>
      typeof name === 'string' && names.indexOf(name) < index
        ? [faultAt(root, [...base, list, index], 'is named twice', 'keep one of them')]
        : [],
    );
  };
  const codeOf = (cause: unknown) => (typeof cause === 'string' ? cause : at(cause, 'code'));

  return [
    ...entriesOf(root, 'touchpoints').flatMap(([index, touchpoint]) => [
      ...once(touchpoint, 'details', ['touchpoints', index], (entry) => entry),
      ...once(touchpoint, 'causes', ['touchpoints', index], codeOf),
    ]),
    ...entriesOf(root, 'triggers').flatMap(([index, trigger]) => {
      const variables = entriesOf(trigger, 'variables').map(([, name]) => name);
      return [
        ...textsOf(at(trigger, 'says'), ['triggers', index, 'says']).flatMap(([path, text]) =>
          slotsIn(text)
            .filter((name) => !variables.includes(name))
            .map((name) =>
              faultAt(root, path, `has the slot {${name}}, which is not among the variables`, 'add it to them'),
            ),
        ),
        ...textsOf(at(trigger, 'saysWithout'), ['triggers', index, 'saysWithout']).flatMap(([path, text]) =>
          slotsIn(text).map((name) =>
            faultAt(root, path, `has the slot {${name}}, and is there for when nothing fills it`, 'write it without'),
          ),
        ),
      ];
    }),
  ];
}
