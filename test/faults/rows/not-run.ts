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

/** Rows of these sections that nothing is known of, and why. */
export const notRunRows: Row[] = [
  notRun(
    47,
    'the tab is discarded',
    'K→D1',
    ['chromium'],
    'only the browser itself discards tabs; its page for developers that does is switched off. For a page it is as in row 42',
  ),
];
