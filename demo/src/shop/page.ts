import type { html } from 'hono/html';
import type { Language } from './language.js';
import type { Privacy } from './privacy.js';

/** Escaped markup, as the `html` tag of hono makes it. */
export type Html = ReturnType<typeof html>;

/** A call to Earful that a page or an answer of the shop asks the browser to make, as `[name, ...arguments]`. */
export type EarfulCall = [name: string, ...args: unknown[]];

/** What every page of the shop is given. */
export interface PageContext {
  language: Language;
  /** Path and query of this page, for the language switch. */
  address: string;
  /** Pieces in the visitor's basket. */
  basketCount: number;
  /** The public half of the site's Earful configuration, as JSON that may stand inside a script element. */
  earfulConfig: string;
  privacy: Privacy;
}

/** One page: what goes between header and footer. */
export interface Page {
  title: string;
  /** The touchpoint that "Tell us what went wrong" in the footer opens. */
  touchpoint: string;
  body: Html;
  calls?: readonly EarfulCall[];
  /** The page itself asks for consent: it needs no notice. */
  asksForConsent?: boolean;
}

/** JSON for a data block: nothing in it can end the script element. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}
