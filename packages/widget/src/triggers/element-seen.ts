import { whenSeen } from './helpers/when-seen.js';
import type { Trigger } from './trigger.js';

/**
 * An element that matches `selector` has been at least half in view for `afterMs` (default 1000, after the viewability
 * standard of advertising: half, for a second) in a visible tab. Once per element; those added later count too.
 */
export const elementSeen: Trigger = ({ parameters: { selector = '', afterMs = 1_000 } = {} }, fire) =>
  whenSeen(selector, afterMs, () => fire());
