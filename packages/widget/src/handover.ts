import type { Client } from '@earful/client';
import type { Critique, LocalizedText, PublicConfig } from '@earful/protocol';
import type { Explanation } from './rules.js';
import type { Launcher } from './launcher.js';
import type { Settings } from './create-earful.js';

/** What a signal knows about the moment. */
export interface Evidence {
  /** Facts the host allows to travel with the critique, for example an error code. */
  facts?: Critique['facts'];
  /** The promise that was missed, as it was shown. */
  promise?: Critique['promise'];
  /** When the expectation was missed, ISO 8601. */
  occurredAt?: string;
}

/** One reason to show the prompt. */
export interface Ask extends Evidence {
  touchpoint: string;
  /** `self`: the person opened it. Everything else is an invitation and takes no focus. */
  origin: Critique['origin'];
  /** What happened, in the customer's terms. */
  says?: LocalizedText | undefined;
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

/** What the loader gives to the rules, which are fetched when the page is idle. */
export interface Context {
  /** The configuration as it was found: an object, text that is no JSON, or the error of fetching it. */
  raw: unknown;
  /** Absent when there is no usable endpoint. */
  client: Client | undefined;
  settings: Settings;
  /** BCP 47 tag of the visitor. */
  locale: string;
  launcher: Launcher | undefined;
}

/** What the loader asks of the rules. Calls made earlier wait in its queue. */
export interface Rules {
  /** A signal that the loader noticed by itself. */
  moment(signal: string, touchpoint: string): void;
  signal(name: string, facts?: Record<string, unknown>): void;
  open(touchpoint?: string, opener?: Element | null): void;
  close(): void;
  expect(touchpoint: string, expectation: { by: string; promise?: string; shownText?: string; subject?: string }): void;
  met(touchpoint: string, subject?: string): void;
  consent(consents: Partial<Consents>): void;
  explain(): Explanation;
}

/** Exports of the lazy chunk. Its version is checked, because a cache may serve an old file. */
export interface RulesModule {
  version: string;
  createRules(context: Context): Rules;
}

/** What the rules give to the prompt. */
export interface Handover {
  client: Client;
  config: PublicConfig;
  locale: string;
  /** Changes in place. */
  consents: Consents;
  /** Touchpoints passed in this visit, oldest first. */
  trail(): string[];
  /** A safe place for focus when the opener is gone. */
  home(): HTMLElement | undefined;
  /** Called with true when a card or sheet appears and with false when it goes. */
  toggled(open: boolean): void;
}

/** The prompt as the rules see it. */
export interface Prompt {
  ask(ask: Ask): void;
  close(): void;
}
