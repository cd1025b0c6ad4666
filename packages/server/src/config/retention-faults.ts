import type { ConfigFault } from './config-fault.js';
import { faultAt } from './config-fault.js';
import { at } from './parts.js';

/** What the notice below the form promises must not end before it is kept. Takes any value. */
export function retentionFaults(root: unknown): ConfigFault[] {
  const said = at(at(root, 'brand'), 'retention');
  return ['contactDays', 'wordMonths'].flatMap((name) => {
    const [promised, kept] = [at(said, name), at(at(root, 'retention'), name)];
    if (typeof promised !== 'number' || typeof kept !== 'number' || kept <= promised) return [];
    return [
      faultAt(
        root,
        ['retention', name],
        `is longer than brand.retention.${name} tells customers`,
        `write ${promised} or less`,
      ),
    ];
  });
}
