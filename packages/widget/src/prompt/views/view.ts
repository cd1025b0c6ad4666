import type { PublicConfig } from '@earful/protocol';
import type { Ask } from '../../etiquette/ask.js';
import type { Wording } from '../../wording/load-wording.js';
import type { Action, Flow } from '../flow.js';
import type { Details } from './details.js';

/** Everything a view reads, and the ways in which it answers. */
export interface View extends Wording {
  ask: Ask;
  /** Other people use this screen next: nothing may lead them to this critique. */
  shared: boolean;
  flow: Flow;
  config: PublicConfig;
  reference: string;
  statusUrl: string;
  /** The optional panel, once it is there. */
  details: Details | undefined;
  act(action: Action): void;
  dismiss(choice: 'notNow' | 'never'): void;
  discard(): void;
  /** Only of what floats. */
  close: (() => void) | undefined;
}
