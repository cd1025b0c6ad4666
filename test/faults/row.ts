import type { EngineName } from './tab.js';
import type { Stage } from './stage.js';

/** One row of the fault matrix. */
export interface Row {
  /** As in the matrix. */
  id: number;
  /** The fault, and how it is brought about. */
  title: string;
  engines: readonly EngineName[];
  /**
   * `D1`: delivered exactly once as the store sees it. `K`: kept on the device. `E`: a clear message, and nothing lost. `H`: the
   * host's page is none the worse. `K→D1`: kept, and delivered once the fault is over.
   */
  expected: string;
  /** Engines in which it also runs in `npm test`. */
  core?: readonly EngineName[];
  /** Engines that cannot show it, and why. */
  notRun?: Partial<Record<EngineName, string>>;
  /** How long it may take, in milliseconds. Default 60 000. */
  limitMs?: number;
  /** Brings the fault about and looks what comes of it. Afterwards the ledger is judged, whatever the row looked at. */
  run(stage: Stage): Promise<void>;
}

/** The engines with pages. */
export const everywhere = ['chromium', 'firefox', 'webkit'] as const satisfies readonly EngineName[];
