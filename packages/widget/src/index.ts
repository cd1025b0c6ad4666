export type { PublicConfig } from '@earful/protocol';
export type { Call, Earful, Settings } from './create-earful.js';
export type { Decision, Reason } from './eligibility.js';
export type { Expectation } from './expectations.js';
export type { Actions, Ask, Consents, Context, Evidence, Handover, Prompt, RulesModule } from './handover.js';
export type { EarfulCritique } from './prompt/earful-critique.js';
export type { Explanation, RuleOutcome } from './explanation.js';
export { start } from './start.js';
export { version } from './version.js';
