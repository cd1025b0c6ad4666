import { expect, test } from 'vitest';
import { reportEngines } from '../helpers/engine-report.mjs';

const ran = (projectName: string, version?: string, status = 'expected') => ({
  projectName,
  status,
  annotations: version ? [{ type: 'engine', description: version }] : [],
});
const report = (...tests: object[]) => ({ suites: [{ suites: [{ specs: [{ tests }] }], specs: [] }] });

const all = { chromium: true, firefox: true, webkit: true };

test('every engine is named with its version and how much ran in it', () => {
  const { lines, missing, silent } = reportEngines(
    report(
      ran('chromium'),
      ran('chromium', 'Chromium 156.0'),
      ran('firefox', 'Firefox 153.7'),
      ran('webkit', 'WebKitGTK 2.50.6'),
    ),
    all,
  );
  expect(lines).toEqual([
    'Chromium 156.0: 2 browser tests',
    'Firefox 153.7: 1 browser tests',
    'WebKitGTK 2.50.6: 1 browser tests',
  ]);
  expect([missing, silent]).toEqual([[], []]);
});

test('an engine in which nothing ran is named loudly, with what to install', () => {
  const { lines, missing } = reportEngines(report(ran('chromium', 'Chromium 156.0')), { chromium: true });
  expect(lines).toEqual(['Chromium 156.0: 1 browser tests']);
  expect(missing).toEqual([
    expect.stringMatching(/^FIREFOX WAS NOT FOUND.*firefox-esr/),
    expect.stringMatching(/^WEBKITGTK WAS NOT FOUND.*webkit2gtk-driver and xvfb/),
  ]);
});

test('an engine that is here and ran nothing is a failure', () => {
  const { missing, silent } = reportEngines(report(ran('chromium'), ran('firefox', '', 'skipped'), ran('webkit')), all);
  expect(missing).toEqual([]);
  expect(silent).toEqual(['Firefox is here, and none of the browser tests ran in it: that is a failure.']);
});
