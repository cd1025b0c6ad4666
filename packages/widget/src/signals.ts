/** The chunk that pages fetch whose configuration goes beyond the defaults: more triggers, and all conditions. */
export { createAdmission } from './admission.js';
export { holds } from './conditions.js';
export { readCircumstances } from './circumstances.js';
export { watchMarked } from './triggers/marked.js';
export { more } from './triggers/more.js';
export { createVisitor } from './page/visitor.js';
