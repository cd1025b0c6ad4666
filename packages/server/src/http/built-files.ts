import { fileURLToPath } from 'node:url';

/** Folders with the built browser files. */
export interface BuiltFiles {
  /**
   * Holds `earful.js`, `<version>/*.js`, and what the hosted page runs, `t/*.js`. Of several the first is the release that is
   * served; of the others only `<version>/`, for pages that were opened before it.
   */
  widget: string | readonly string[];
  /** Holds `index.html` and what it loads. */
  inbox: string;
}

const besideUs = (room: keyof BuiltFiles): string => fileURLToPath(new URL(`../../../${room}/bundle`, import.meta.url));

/** Those of the packages beside this one, in the repository and in an installation alike; where others are given, those. */
export const builtFiles = ({
  widget,
  inbox,
}: { [Room in keyof BuiltFiles]?: BuiltFiles[Room] | undefined } = {}): BuiltFiles => ({
  widget: widget ?? besideUs('widget'),
  inbox: inbox ?? besideUs('inbox'),
});
