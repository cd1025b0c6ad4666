import type { PublicConfig } from '@earful/protocol';
import type { Ask } from '../../handover.js';
import type { Action, Flow } from '../flow.js';
import type { Wording } from '../wording.js';

/** Everything a view reads, and the two ways in which it answers. */
export interface View extends Wording {
  ask: Ask;
  /** Nobody asked for it: it can be sent away. */
  invites: boolean;
  /** Other people use this screen next: nothing may lead them to this critique. */
  shared: boolean;
  /** The line above the question. */
  invitation: string;
  flow: Flow;
  config: PublicConfig;
  reference: string;
  statusUrl: string;
  act(action: Action): void;
  dismiss(choice: 'notNow' | 'never'): void;
  discard(): void;
  copy(): void;
}
