import type { Client } from '@earful/client';
import type { PublicConfig } from '@earful/protocol';
import type { Explanation } from './etiquette/explanation.js';
import type { Expectation } from './promises/expectations.js';
import type { Consents } from './shared/consents.js';
import type { Load } from './shared/load.js';
import type { Settings } from './shared/settings.js';

/** What the rules are given. */
export interface Context {
  client: Client;
  config: PublicConfig;
  settings: Settings;
  /** What the configuration needs beyond the defaults. */
  signals: typeof import('./signals.js') | undefined;
  /** There when the configuration has one, and the signals are there. */
  experiment: typeof import('./etiquette/experiment.js') | undefined;
  load: Load;
}

/** Methods of the global that the rules carry out. */
export interface Actions {
  /**
   * Something happened that a trigger is about. `facts.touchpoint` says where, if not here: without, the rules of other places
   * hear it only where none is for this one. Other texts, numbers and booleans travel with the critique.
   */
  signal(name: string, facts?: Record<string, unknown>): void;
  /**
   * The person wants to say something: no cap holds it back.
   *
   * @param touchpoint Default: the one that is here.
   * @param opener Where focus returns.
   */
  open(touchpoint?: string, opener?: Element | null): void;
  /** Takes the card or sheet away, as if nobody had answered. */
  close(): void;
  /**
   * Makes an element open the prompt when it is clicked, also where `data-earful-open` cannot: in a shadow root. In a dialog of
   * the page the prompt opens inside of it, so it can be reached while the dialog is open.
   */
  attach(element: Element, touchpoint?: string): void;
  /**
   * What the customer was told. Asked about once it has lapsed, unless `met` comes before. May be said again on every page:
   * the same touchpoint and `subject` is the same expectation.
   */
  expect(touchpoint: string, expectation: Expectation): void;
  /**
   * It was met.
   *
   * @param subject As given to `expect`.
   * @param at ISO 8601. Default: now.
   */
  met(touchpoint: string, subject?: string, at?: string): void;
  /** What the visitor allows. May change at any time; what is not named stays as it is. */
  consent(consents: Partial<Consents>): void;
  /**
   * What Earful knows and decided; undefined until the rules are there. `table` also prints the rules as a table, with what
   * each outcome means; `panel` opens the panel for developers, as soon as the rules are there.
   */
  explain(form?: 'table' | 'panel'): Explanation | undefined;
}
