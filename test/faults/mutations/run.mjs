/**
 * `npm run mutations [-- name …]`: shows that the tests can fail. In a copy of the tree each patch is applied, its test
 * runs, and must be red. A patch that no longer applies, a test that is not there, and a mutation that nobody catches end
 * it with 1. The tree itself is never touched.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mutations } from './mutations.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
const copy = mkdtempSync(join(tmpdir(), 'earful-mutations-'));

/** Everything but what is built; packages of ours are found in the copy, all others where they are installed. */
const makeCopy = () => {
  const { stdout } = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  for (const file of stdout.split('\n').filter((name) => name && existsSync(join(root, name))))
    cpSync(join(root, file), join(copy, file));
  const modules = join(root, 'node_modules');
  mkdirSync(join(copy, 'node_modules/@earful'), { recursive: true });
  for (const name of readdirSync(modules).filter((one) => one !== '@earful' && !one.startsWith('.vite')))
    symlinkSync(join(modules, name), join(copy, 'node_modules', name));
  for (const name of readdirSync(join(copy, 'packages')))
    symlinkSync(join(copy, 'packages', name), join(copy, 'node_modules/@earful', name));
};

const apply = (name, ...more) =>
  spawnSync('git', ['apply', ...more, join(here, `${name}.patch`)], { cwd: copy, encoding: 'utf8' });

/** What became of each test of these files, by its whole name: its status, and why it failed. */
const results = (files) => {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporter = ['--reporter=json', `--outputFile=${report}`];
  // On one engine: a test has one name on both.
  const projects = ['--project=usual', '--project=page'];
  const run = ['run', '--config=test/vitest.config.ts', ...projects, ...reporter, ...files];
  // Nothing is built in the copy.
  spawnSync(process.execPath, [vitest, ...run], { cwd: copy, env: { ...process.env, EARFUL_TEST: '' } });
  if (!existsSync(report)) return new Map();
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  return new Map(all.map(({ fullName, status, failureMessages: [why = ''] }) => [fullName, { status, why }]));
};

let missed = 0;
const line = (name, verdict, test, why = '') => {
  if (verdict !== 'caught') missed++;
  console.log(`${name.padEnd(32)} ${verdict.padEnd(20)} ${test}`);
  // The line that says it, not the one that says how to run it again.
  const said = why.split('\n').find((one) => one && !one.includes('EARFUL_SIMULATE'));
  if (said) console.log(`${''.padEnd(54)}${said.slice(0, 110)}`);
};

try {
  makeCopy();
  const names = process.argv.slice(2);
  const chosen = Object.entries(mutations).filter(([name]) => !names.length || names.includes(name));
  const untouched = results([...new Set(chosen.map(([, { file }]) => file))]);
  for (const [name, { file, test }] of chosen) {
    const before = untouched.get(test)?.status;
    if (before === 'skipped') console.log(`${name.padEnd(32)} not run: its test is skipped here (${test})`);
    else if (before !== 'passed') line(name, before ? 'red without it' : 'no such test', test);
    else if (apply(name).status !== 0) line(name, 'no longer applies', test);
    else {
      const { status, why } = results([file]).get(test) ?? {};
      line(name, status === 'failed' ? 'caught' : 'NOT CAUGHT', test, why);
      if (apply(name, '-R').status !== 0) throw new Error(`${name} cannot be undone`);
    }
  }
  for (const file of readdirSync(here).filter((one) => one.endsWith('.patch')))
    if (!mutations[file.slice(0, -6)]) line(file, 'in no table', '');
  console.log(missed ? `${missed} mutations are not caught.` : 'Every mutation is caught.');
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.exitCode = missed ? 1 : 0;
