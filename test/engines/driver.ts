import type { Line } from '../helpers/demo-fixture.js';

/** The roles that a {@link Target} may have. */
export type Role =
  'alert' | 'button' | 'checkbox' | 'dialog' | 'heading' | 'link' | 'radio' | 'status' | 'switch' | 'textbox';

/**
 * What a person would point at: a role with its accessible name, or words that stand on the page. A name given as text is the
 * whole name, words given as text are part of what stands there. Only what is visible is found, in open shadow roots too.
 */
export type Target = ({ role: Role; name?: string | RegExp } | { text: string | RegExp }) & {
  /** Only inside what has this role. */
  within?: Role;
};

/** The keys that tests press besides writing. */
export type Key = 'Enter' | 'Escape' | 'Tab';

/** One page of one visitor, in whichever engine. Cookies and storage are not shared with any other. */
export interface Driver {
  /** Goes to an address and waits until it has loaded. */
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Waits for the first one in the page's order, and clicks in its middle with a trusted click. */
  click(target: Target): Promise<void>;
  /** Waits for the first one, and writes there key by key after what it holds. */
  type(target: Target, text: string): Promise<void>;
  /** Presses a key where the focus is. */
  press(key: Key): Promise<void>;
  /** What stands in all that is there now, in the page's order; nothing there is an empty list. */
  texts(target: Target): Promise<string[]>;
  /** Waits for the first one. Null where it has no such attribute. */
  attribute(target: Target, name: string): Promise<string | null>;
  /** Runs a function in the page, and waits for what it promises. It sees its arguments and globals of the page, nothing else. */
  evaluate<Result, Args extends unknown[]>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>;
  /**
   * Takes the network from the page and gives it back. Where the engine cannot, the {@link Line} is cut in its stead and the page is told
   * what a browser would tell it.
   */
  setOffline(offline: boolean): Promise<void>;
  /** A PNG of what is in the window. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

/** A browser that runs. */
export interface Engine {
  /** Name and version, as it says itself. */
  version: string;
  /** A visitor who was never here before. */
  newVisitor(line: Line): Promise<Driver>;
  /** Ends every process of it. */
  close(): Promise<void>;
}

/** What the page has of the window, in CSS pixels, the same in every engine: where there is room to ask depends on it. */
export const viewport = { width: 1280, height: 720 };

/** How long a driver waits for what it is told to click or to write in, in milliseconds. */
export const patienceMs = 10_000;

/** A target in one line, for messages. */
export const describeTarget = (target: Target) =>
  JSON.stringify(target, (_, value: unknown) => (value instanceof RegExp ? String(value) : value));
