import type { promiseOutcomes } from '@earful/protocol/names';
import type { Ask } from '../etiquette/ask.js';
import type { Decision } from '../etiquette/eligibility.js';

/** How a person sends an invitation away. A prompt that the page closes has none. */
export type Choice = 'notNow' | 'never' | 'close';

/** An element that this does not keep alive: a `WeakRef`, of which older libraries of TypeScript have no type. */
export interface Held {
  deref(): Element | undefined;
}

/** What is counted, once measurement is allowed; until then it stays in the memory of this page. */
export type Happening =
  | [kind: 'decision', decision: Decision]
  /** `event`: one of those that the prompt fires, without `earful-`. `element`: the same object for the same prompt. */
  | [kind: 'prompt', event: string, choice: Choice | undefined, ask: Ask, element: Held]
  | [kind: 'promise', promiseId: string, outcome: (typeof promiseOutcomes)[number]]
  /** `left`: the visitor did not wait to the end. */
  | [kind: 'wait', touchpoint: string, seconds: number, left: boolean];
