import type { Row } from '../row.js';
import type { EngineName } from '../tab.js';

const notRun = (id: number, title: string, expected: string, engines: readonly EngineName[], why: string): Row => ({
  id,
  title,
  expected,
  engines,
  notRun: Object.fromEntries(engines.map((name) => [name, why])),
  run: () => Promise.reject(new Error('It says that it is not run.')),
});

const unseen = 'a Chromium without windows never hides a page, and only hidden ones are frozen, discarded or throttled';

/** Rows of these sections that nothing is known of, and why. */
export const notRunRows: Row[] = [
  notRun(46, 'the page is frozen for ten minutes, and goes on', 'D1', ['chromium'], unseen),
  notRun(47, 'the tab is discarded', 'K→D1', ['chromium'], unseen),
  notRun(72, 'a throttled tab in the background wakes late', 'D1', ['chromium'], unseen),
];
