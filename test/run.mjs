// `npm test`: everything that guards the project, in one command; where `CI` is set, on pages made with frameworks, too. `--all` also
// runs those in Firefox, with all else that makes sense there, and the tests against the built modules.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../demo/setup/build.mjs';
import { ensureInstalled } from '../demo/setup/install.mjs';
import { nodeVersionFault } from '../demo/setup/node-version.mjs';
import { reportEngines } from './helpers/engine-report.mjs';
import { findFirefox, findWebkit } from './helpers/find-engines.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const output = join(root, 'test', '.output');
const bin = (path) => [process.execPath, join(root, 'node_modules', path)];
const unitReport = join(output, 'unit.json');
/** Written by test/server/support/start-postgres.ts: the version, or why there is none. */
const postgresNote = join(output, 'postgres.txt');
const browserReport = join(output, 'browser.json');
const faultsReport = join(output, 'faults.json');

const everything = process.argv.includes('--all');
/** Four hundred megabytes of packages, which is not asked of whoever tries the project. */
const onFrameworks = everything || !!process.env.CI;

const playwright = (config) => [...bin('@playwright/test/cli.js'), 'test', '--config', config];
const unitTests = [...bin('vitest/vitest.mjs'), 'run', '--config=test/vitest.config.ts', '--reporter=dot'];

/** They only read, and each uses one core: all at once. */
const checks = [
  ['Types of the tests (those of the sources are checked by the build)', [...bin('typescript/bin/tsc'), '-p', 'test']],
  ['Lint', [...bin('oxlint/bin/oxlint'), '--deny-warnings']],
  ['Format', [...bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  ['Unused files and dependencies', [...bin('knip/bin/knip.js'), '--config', 'test/knip.json']],
  ['Size', [process.execPath, 'test/size.mjs']],
];
const steps = [
  ['Unit, contract and package tests', [...unitTests, '--reporter=json', `--outputFile.json=${unitReport}`]],
  ['Core of the fault matrix', playwright('test/faults/playwright.config.ts'), { EARFUL_CORE: '1' }],
  ['Browser tests', playwright('test/playwright.config.ts'), everything ? {} : { EARFUL_CORE: '1' }],
];
if (everything) {
  process.env.EARFUL_RUNS = '60';
  steps.push(['Unit, contract and package tests against the built modules', unitTests, { EARFUL_TEST: 'dist' }]);
}
if (onFrameworks) {
  const inChromium = everything ? [] : ['--project', 'chromium'];
  steps.push(['Pages on real frameworks', [...playwright('test/frameworks/playwright.config.ts'), ...inChromium]]);
}

const seconds = (sinceMs) => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** What the test runners say they ran. Zero is a failure: a suite that runs nothing guards nothing. */
function counts() {
  const unit = JSON.parse(readFileSync(unitReport, 'utf8'));
  const [browser, faults] = [browserReport, faultsReport].map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const found = { chromium: true, firefox: !!findFirefox(), webkit: !!findWebkit() };
  const inBrowsers = reportEngines(browser, found);
  const inFaults = reportEngines(faults, found, 'rows of the fault matrix');
  const sum = (count) => count(browser.stats) + count(faults.stats);
  return {
    unit: unit.numPassedTests,
    browser: browser.stats.expected + browser.stats.flaky,
    faults: faults.stats.expected + faults.stats.flaky,
    failed: unit.numFailedTests + sum(({ unexpected, flaky }) => unexpected + flaky),
    skipped: unit.numPendingTests + unit.numTodoTests + sum(({ skipped }) => skipped),
    lines: [...inBrowsers.lines, ...inFaults.lines],
    missing: inBrowsers.missing,
    silent: [...inBrowsers.silent, ...inFaults.silent],
  };
}

const fault = nodeVersionFault(process.versions.node);
if (fault) fail(fault);

const startedMs = Date.now();
try {
  await ensureInstalled(root);
  if (onFrameworks) await ensureInstalled(join(root, 'test', 'frameworks'));
  const { ensureBrowser } = await import('./helpers/ensure-browser.mjs');
  const browser = await ensureBrowser(root);
  process.env.CHROME_PATH = browser.path;
  console.log(`Browser: ${browser.path} (found by: ${browser.source})`);
  await ensureBuilt(root);
} catch (error) {
  fail(error.message);
}

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const told = await Promise.all(
  checks.map(async ([label, [program, ...args]]) => {
    const checkMs = Date.now();
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, err, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    console.log(`\n── ${label}\n${out}${err}── ${label}: ${status === 0 ? 'ok' : 'FAILED'} (${seconds(checkMs)})`);
    return status;
  }),
);
if (told.some((status) => status !== 0)) process.exit(1);
for (const [label, [program, ...args], env = {}] of steps) {
  const stepMs = Date.now();
  console.log(`\n── ${label}`);
  const { status } = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  console.log(`── ${label}: ${status === 0 ? 'ok' : 'FAILED'} (${seconds(stepMs)})`);
  if (status !== 0) process.exit(1);
}

const { unit, browser, faults, failed, skipped, lines, missing, silent } = counts();
for (const line of silent) console.error(line);
if (unit === 0 || browser === 0 || faults === 0)
  fail(`No tests ran (unit and contract ${unit}, browser ${browser}, faults ${faults}): that is a failure.`);
console.log(
  `\nUnit, contract and package tests: ${unit}. Browser tests: ${browser}. Rows of the fault matrix: ${faults}. ` +
    `Time: ${seconds(startedMs)}.`,
);
for (const line of lines) console.log(`  ${line}`);
for (const line of missing) console.log(`  !! ${line}`);
const postgres = readFileSync(postgresNote, 'utf8');
console.log(
  postgres.startsWith('skipped') ? `  !! ${postgres}` : `  ${postgres}: the tests of the store ran on it, too`,
);
console.log(`${unit + browser + faults} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
if (failed || silent.length) process.exit(1);
