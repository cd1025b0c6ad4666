import type { Client } from '@earful/client';
import type { PublicConfig } from '@earful/protocol';
import type { TriggerGateContext } from '../conditions/trigger-gate.js';
import type { EligibilityContext } from '../etiquette/eligibility.js';
import type { Explanation } from '../etiquette/explanation.js';
import type { Prompt } from '../prompt/handover.js';
import type { Evidence } from '../shared/evidence.js';
import type { Settings } from '../shared/settings.js';
import type { TriggerOptions } from '../triggers/trigger.js';

/** What the rules give to the panel: what they have, and the same ways that a real moment goes. */
export interface Workings {
  client: Client;
  config: PublicConfig;
  settings: Settings;
  signals: typeof import('../signals.js') | undefined;
  explain(): Explanation;
  around: Pick<EligibilityContext, 'refusal' | 'busy' | 'obstacle'>;
  circumstances: TriggerGateContext['circumstances'];
  fire(options: TriggerOptions, evidence: Evidence, bound: boolean): void;
  /** Fetches the prompt, if need be. */
  ready(): Promise<Prompt>;
}
