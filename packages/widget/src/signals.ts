/** The chunk that pages fetch whose configuration goes beyond the defaults: more triggers, and all conditions. */
export { createTriggerGate } from './conditions/trigger-gate.js';
export { holds, readCircumstances } from './conditions/conditions.js';
export { watchMarkedSignals } from './triggers/helpers/marked-signals.js';
export { more } from './triggers/more.js';
export { createVisitor } from './page/visitor.js';
