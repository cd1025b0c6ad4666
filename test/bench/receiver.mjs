import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createSignInLink, openStore } from '@earful/server';
import { obstacle, runPostgres } from '../helpers/run-postgres.mjs';
import { fillStore } from './receiver/fill-store.mjs';
import { measureFlood } from './receiver/flood.mjs';
import { acceptRate } from './receiver/load.mjs';
import { median, quantile } from './rounds.mjs';
import { barOfShare, verdict } from './verdict.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const rounds = 7;
const critiques = 4_000;
const few = 1_000;
const many = 1_000_000;
const looks = 60;
const growthBar = 20;

const bars = {
  bare: barOfShare(0.75),
  p99: 2,
  single: 4,
  postgres: barOfShare(0.7),
  manyAccepts: barOfShare(0.9),
  manyLooks: 2,
};

const config = { brand: { name: 'Larkspoon', team: 'Service' }, touchpoints: [{ id: 'checkout', name: 'Checkout' }] };

/** Starts a program that says in a line of JSON where it listens. */
async function start(...args) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${args[0]} has ended.`)));
    lines.on('line', (line) => {
      const said = JSON.parse(line);
      if (said.url) resolve(said.url);
    });
  });
  // Nobody has to read the log as it is written: that would be work for whoever loads the receiver.
  lines.close();
  child.stdout.resume();
  return { url, port: Number(new URL(url).port), pid: child.pid, stop: () => child.kill('SIGKILL') };
}

const bare = (way, place) => start(join(root, 'test/bench/receiver/bare-server.mjs'), way, place);

/** What every measurement may use, and what is taken down after it. */
async function withPrograms(run) {
  const folder = mkdtempSync(join(tmpdir(), 'earful-bench-receiver-'));
  const configFile = join(folder, 'earful.config.json');
  writeFileSync(configFile, JSON.stringify(config));
  const started = [];
  const keep = async (program) => {
    started.push(await program);
    return started.at(-1);
  };
  /** Our receiver, on a folder or a database. */
  const earful = (...place) =>
    keep(start(join(root, 'packages/server/bin/earful.mjs'), 'serve', '--port', '0', '--config', configFile, ...place));
  /** A folder with tables and no rows. */
  const emptyFolder = async (name) => {
    const own = join(folder, name);
    await (await openStore({ folder: own })).close();
    return own;
  };
  try {
    await run({ folder, keep, earful, emptyFolder });
  } finally {
    for (const one of started) one.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Loads each of them in turn, in an order that turns round each time; the first round only warms up. */
async function interleaveLoad(programs, count = critiques) {
  const names = Object.keys(programs);
  const found = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1)
    for (const name of round % 2 ? names : names.toReversed()) {
      const result = await acceptRate(programs[name].port, count);
      if (round > 0) found[name].push(result);
    }
  return found;
}

const rateOf = (results) => median(results.map(({ perSecond }) => perSecond));
const p99Of = (results) => median(results.map(({ p99Ms }) => p99Ms));

const rows = (found) =>
  Object.entries(found).map(([name, results]) => ({
    'medians of the rounds': name,
    'durable accepts per second': Math.round(rateOf(results)),
    'p99, ms': Number(p99Of(results).toFixed(1)),
  }));

/** How many critiques one process takes in a second, beside the least that could be done. */
async function measureAccepts() {
  await withPrograms(async ({ keep, earful, emptyFolder }) => {
    const file = async (name) => join(await emptyFolder(name), 'earful.db');
    const found = await interleaveLoad({
      earful: await earful('--data', await emptyFolder('earful')),
      'bare, with group commit': await keep(bare('sqlite', await file('bare'))),
      'the same again': await keep(bare('sqlite', await file('again'))),
      'bare, a transaction each': await keep(bare('single', await file('single'))),
    });
    const rate = (name) => rateOf(found[name]);
    console.log(`Receiver on SQLite: ${rounds} rounds of ${critiques} critiques of 1 KiB over 64 connections, in turn`);
    console.table(rows(found));
    console.table([
      verdict('bare accepts ÷ ours', bars.bare, rate('bare, with group commit') / rate('earful')),
      verdict(
        'our p99 ÷ that of the bare one',
        bars.p99,
        p99Of(found.earful) / p99Of(found['bare, with group commit']),
      ),
      verdict(
        'a transaction each, times 4, ÷ ours',
        1,
        (bars.single * rate('bare, a transaction each')) / rate('earful'),
      ),
      verdict('bare ÷ itself: noise', undefined, rate('bare, with group commit') / rate('the same again')),
    ]);
  });
  const why = obstacle();
  if (why) return console.log(`On PostgreSQL nothing was measured: ${why}.`);
  const postgres = await runPostgres();
  try {
    await withPrograms(async ({ keep, earful }) => {
      const databases = await Promise.all(['ours', 'bare'].map((name) => postgres.create(name)));
      for (const databaseUrl of databases) await (await openStore({ databaseUrl })).close();
      const found = await interleaveLoad({
        earful: await earful('--database', databases[0]),
        'bare, rows of a group in one INSERT': await keep(bare('postgres', databases[1])),
      });
      const [ours, least] = Object.values(found).map(rateOf);
      console.log('Receiver on PostgreSQL, likewise');
      console.table(rows(found));
      console.table([verdict('bare accepts ÷ ours', bars.postgres, least / ours)]);
    });
  } finally {
    await postgres.stop();
  }
}

/** Looks of staff at the first page of the inbox and at single cases. */
async function lookAt({ url }, headers, caseIds) {
  const times = { page: [], case: [] };
  const timed = async (what, path) => {
    const sinceMs = performance.now();
    const response = await fetch(`${url}/earful/v1/staff${path}`, { headers });
    await response.text();
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    times[what].push(performance.now() - sinceMs);
  };
  for (let index = 0; index < looks; index += 1) {
    await timed('page', '/cases');
    await timed('case', `/cases/${caseIds[index % caseIds.length]}`);
  }
  return times;
}

/** What a million critiques in the store make slower. */
async function measureMany() {
  await withPrograms(async ({ earful, folder }) => {
    const sites = {};
    for (const [name, count] of Object.entries({ [`${few} stored`]: few, [`${many} stored`]: many })) {
      const own = join(folder, String(count));
      const store = await openStore({ folder: own });
      const link = await createSignInLink({ store, publicUrl: 'http://127.0.0.1', name: 'Ada' });
      await store.close();
      const caseIds = await fillStore(join(own, 'earful.db'), count);
      const program = await earful('--data', own);
      const session = await fetch(`${program.url}/earful/v1/staff/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: program.url },
        body: JSON.stringify({ token: link.split('#')[1] }),
      });
      sites[name] = { ...program, caseIds, headers: { cookie: session.headers.get('set-cookie').split(';')[0] } };
    }
    const names = Object.keys(sites);
    const found = await interleaveLoad(sites, few);
    const seen = Object.fromEntries(names.map((name) => [name, { page: [], case: [] }]));
    for (let round = 0; round <= rounds; round += 1)
      for (const name of round % 2 ? names : names.toReversed()) {
        const times = await lookAt(sites[name], sites[name].headers, sites[name].caseIds);
        if (round > 0) for (const what of ['page', 'case']) seen[name][what].push(quantile(times[what], 0.95));
      }
    const p95 = (name, what) => median(seen[name][what]);
    const ratio = (what) => p95(names[1], what) / p95(names[0], what);
    console.log(`Receiver with ${few} and with ${many} critiques stored, ${rounds} rounds in turn`);
    console.table(
      names.map((name) => ({
        'medians of the rounds': name,
        'accepts per second': Math.round(rateOf(found[name])),
        'first page, p95 in ms': p95(name, 'page').toFixed(1),
        'single case, p95 in ms': p95(name, 'case').toFixed(1),
      })),
    );
    console.table([
      verdict('accepts with few ÷ with many', bars.manyAccepts, rateOf(found[names[0]]) / rateOf(found[names[1]])),
      verdict('first page with many ÷ with few', bars.manyLooks, ratio('page')),
      verdict('single case with many ÷ with few', bars.manyLooks, ratio('case')),
    ]);
  });
}

export async function measureReceiver() {
  await measureAccepts();
  await measureMany();
}

export const measureReceiverFlood = () => measureFlood(withPrograms);

const residentKib = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);

/** What stays in memory of a receiver that takes critiques for so many minutes. */
export async function measureReceiverMemory(minutes = 10) {
  await withPrograms(async ({ earful, emptyFolder }) => {
    // As fast as it can: many times what the limit for all together would let in.
    const program = await earful('--data', await emptyFolder('earful'), '--rate-limit-total', '0');
    const samples = [];
    const untilMs = performance.now() + minutes * 60_000;
    let accepted = 0;
    while (performance.now() < untilMs) {
      await acceptRate(program.port, critiques);
      accepted += critiques;
      samples.push(residentKib(program.pid) / 1024);
    }
    // The first tenth fills the caches; then single samples go up and down with the collection of garbage.
    const tenth = Math.max(1, Math.floor(samples.length / 10));
    const before = median(samples.slice(tenth, 2 * tenth + 1));
    const after = median(samples.slice(-tenth));
    console.log(`Receiver under load for ${minutes} minutes, ${accepted} critiques`);
    console.table([
      { 'memory, MiB': 'after the first tenth', got: before.toFixed(0) },
      { 'memory, MiB': 'in the end', got: after.toFixed(0) },
    ]);
    console.table([verdict('memory grown', growthBar, (after / before - 1) * 100, ' %')]);
  });
}
