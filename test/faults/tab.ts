import type { CDPSession } from '@playwright/test';
import type { Driver } from '../engines/driver.js';
import type { Line } from '../helpers/demo-fixture.js';

/** The engines of the matrix. `node` is for rows without a page. */
export type EngineName = 'chromium' | 'firefox' | 'webkit' | 'node';

/** One tab of one visitor. Tabs of the same visitor share what lies on the device. */
export interface Tab extends Driver {
  /** Another tab of the same visitor. */
  newTab(): Promise<Tab>;
  /** Does what opens a window, and takes that window. */
  opened(open: () => Promise<void>): Promise<Tab>;
  /** Closes this tab only, at once, and waits for nothing in it. */
  closeTab(): Promise<void>;
  /** What dialogs have said, if the engine closes them by itself. WebKit's driver refuses to go on as long as there is one. */
  dialogs?: string[];
  /** What the engine's developers use. Chromium only. */
  devtools?(): Promise<CDPSession>;
}

/** A browser of its own, on a folder that outlives it. */
export interface Launched {
  tab: Tab;
  /** Ends the processes that show pages, as if they had crashed. */
  crash(): Promise<void>;
  /** Ends every process of it with SIGKILL, and waits until they are gone. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** How a browser of its own differs from the usual one. */
export interface LaunchOptions {
  /** Folder of the profile. */
  profile: string;
  /** Preferences of Firefox. */
  preferences?: Record<string, string | number | boolean>;
  /** Settings of Chromium, as in the file `Preferences` of a profile. */
  settings?: object;
}

/** A browser that runs, as rows use it. */
export interface FaultEngine {
  name: EngineName;
  /** Name and version, as it says itself. */
  version: string;
  /** A visitor who was never here before. */
  newVisitor(line: Line): Promise<Tab>;
  /** Absent where a profile does not outlive its browser. */
  launch?(options: LaunchOptions): Promise<Launched>;
  close(): Promise<void>;
}
