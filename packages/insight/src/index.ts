export { caseState } from './case-state.js';
export type { CaseState } from './case-state.js';
export { gap } from './gap.js';
export type { Disconfirmation, Gap } from './gap.js';
export { harm } from './harm.js';
export { wilson } from './interval.js';
export type { Interval } from './interval.js';
export { rankLeastGood } from './ranking.js';
export type { RankedTouchpoint, StandingLabel, TouchpointAnswers } from './ranking.js';
