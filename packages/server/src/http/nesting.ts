import { Refusal } from './problem.js';

/** What the contract names is three deep where it is sent; newer pages have room for five times as much. */
const maxDepth = 16;

const isNest = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Refuses objects and lists more than 16 deep: `JSON.stringify`, and whoever else goes into them, fails over thousands. Reading
 * JSON does not, and here each level is one step, not a call within a call.
 *
 * @throws Refusal `invalid`.
 */
export function demandShallow(value: unknown): void {
  let level = [value].filter(isNest);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > maxDepth) throw new Refusal('invalid', { detail: `It is nested deeper than ${maxDepth}.`, faults: [] });
    level = level.flatMap((nest): unknown[] => Object.values(nest)).filter(isNest);
  }
}
