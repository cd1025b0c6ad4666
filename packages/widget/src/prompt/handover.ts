import type { Client } from '@earful/client';
import type { Critique, PublicConfig } from '@earful/protocol';
import type { Ask } from '../etiquette/ask.js';
import type { Choice, Held } from '../exposure/happening.js';
import type { Report } from '../faults/report.js';
import type { Consents } from '../shared/consents.js';

/** What the rules give to the prompt. */
export interface Handover {
  client: Client;
  config: PublicConfig;
  locale: string;
  /** Changes in place. */
  consents: Consents;
  /** Names of notes that this page neither reads nor writes: what is fetched a second time has a storage of its own. */
  ignored: ReadonlySet<string>;
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

/** The prompt as the rules see it. */
export interface Prompt {
  ask(ask: Ask): void;
  close(): void;
}
