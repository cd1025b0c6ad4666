import type { Client } from '@earful/client';
import type { Critique, LocalizedText, PublicConfig } from '@earful/protocol';
import type { openings, promiseOutcomes } from '@earful/protocol/names';
import type { TriggerGateContext, Rejection } from './conditions/trigger-gate.js';
import type { Earful, Load, Settings, TimedCall } from './create-earful.js';
import type { Explanation } from './etiquette/explanation.js';
import type { Decision, EligibilityContext } from './etiquette/eligibility.js';
import type { Expectation } from './promises/expectations.js';
import type { Report } from './faults/report.js';
import type { TriggerOptions } from './triggers/trigger.js';

/** What a signal knows about the moment. */
export interface Evidence {
  /** Facts the host allows to travel with the critique, for example an error code. */
  facts?: Critique['facts'];
  /** The promise that was missed, as it was shown. */
  promise?: Critique['promise'];
  /** When the expectation was missed, ISO 8601. */
  occurredAt?: string;
  /** Looked at while the moment waits for quiet: is there no reason any more? */
  isSettled?(): boolean;
  /** Called when the invitation about it is shown. */
  shown?(): void;
}

/** What several rules may have heard of at once: its number in the visit, by signal and touchpoint. */
export type Moment = Record<string, number>;

/** One reason to show the prompt. */
export interface Ask extends Evidence {
  touchpoint: string;
  /** `self`: the person opened it. Everything else is an invitation and takes no focus. */
  origin: Critique['origin'];
  /** What happened, in the customer's terms. */
  says?: LocalizedText | undefined;
  /** Names of facts that may stand in that line. */
  variables?: readonly string[] | undefined;
  /** The line for when one of them is not there. */
  saysWithout?: LocalizedText | undefined;
  /** Of two moments that wait for the same quiet second the greater wins. Default 50. */
  priority?: number | undefined;
  /** The trigger whose moment it is: its place in the configuration. */
  rule?: number | undefined;
  /** The same object for all rules that have heard of the same thing. */
  moment?: Moment | undefined;
  /** Looked at while the moment waits for quiet: does its trigger no longer want it? */
  refusal?: (() => Rejection | undefined) | undefined;
  /** It is only worth asking while the visitor is still at the touchpoint. */
  bound?: boolean | undefined;
  /** With which words it opens. Default `critique`. */
  opening?: Opening | undefined;
  /** The failure is beyond doubt: ask for its weight instead of the comparison. */
  known?: boolean | undefined;
  /** Where focus returns when the person closes the prompt. */
  opener?: Element | null | undefined;
}

export interface Consents {
  /** Remember expectations, the trail and ignored invitations on this device. Default false. */
  storage: boolean;
  /** Count who was asked and did not answer. Default false. */
  measurement: boolean;
}

/** How an invitation opens: with what went wrong, with how it was, or with what went well. */
export type Opening = (typeof openings)[number];

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

/** What the rules are given. */
export interface Context {
  client: Client;
  config: PublicConfig;
  settings: Settings;
  /** What the configuration needs beyond the defaults. */
  signals: typeof import('./signals.js') | undefined;
  /** There when the configuration has one, and the signals are there. */
  experiment: typeof import('./etiquette/experiment.js') | undefined;
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

/** Export of the lazy chunk, which the loader fetches once somebody is here. */
export interface RulesModule {
  /** Rejects when nothing came of it; the calls are untouched then. In a row, because names would travel twice. */
  createRules(
    /** The global. Its `version` is the one the rules must have. */
    earful: Earful,
    settings: Settings,
    /** The configuration as it was found; undefined when none could be read from the page. */
    raw: unknown,
    /** Calls that have waited, oldest first. The rules empty it and put their own `push` in place: later calls arrive at once. */
    calls: TimedCall[],
    load: Load,
  ): Promise<void>;
}

/** What the rules give to the prompt. */
export interface Handover {
  client: Client;
  config: PublicConfig;
  locale: string;
  /** Changes in place. */
  consents: Consents;
  /** Test mode: every state of the prompt says that nothing is sent. */
  testing: boolean;
  /** Other people use this screen next. */
  shared: boolean;
  /** `light` or `dark`, whatever the page does; anything else follows it. */
  theme: string | undefined;
  report: Report;
  /** Touchpoints passed in this visit, oldest first. */
  trail(): string[];
  /** The promise of this touchpoint that the visitor saw last. */
  shownPromise(touchpoint: string): Critique['promise'];
  /** The launcher's button, as soon as it stands. */
  launching: Promise<HTMLElement>;
  /** A safe place for focus when the opener is gone. */
  home(): HTMLElement | undefined;
  /** Called with true when a card or sheet appears and with false when it goes. */
  toggled(open: boolean): void;
  /** Called with every event that a prompt fires. */
  happened(event: string, choice: Choice | undefined, ask: Ask, element: Held): void;
}

/** What the rules give to the panel: what they have, and the same ways that a real moment goes. */
export interface Workings extends Pick<Context, 'client' | 'config' | 'settings' | 'signals'> {
  explain(): Explanation;
  around: Pick<EligibilityContext, 'refusal' | 'busy' | 'obstacle'>;
  circumstances: TriggerGateContext['circumstances'];
  fire(options: TriggerOptions, evidence: Evidence, bound: boolean): void;
  /** Fetches the prompt, if need be. */
  ready(): Promise<Prompt>;
}

/** The prompt as the rules see it. */
export interface Prompt {
  ask(ask: Ask): void;
  close(): void;
}
