import { interleave, median } from './rounds.mjs';
import { scriptSlices, traceMainThread } from './trace.mjs';

const rounds = 9;
const watchedMs = 1_500;
const samplingUs = 100;
const functionsShown = 20;

const compiling = /^(V8\.(Compile|Parse|CollectSource)|v8\.compile)/;
const evaluating = /^(EvaluateScript|v8\.evaluateModule)$/;

/** Name of our file in an address. */
const fileOf = (url) => /\/earful\/(?:[^/]+\/)?([\w-]+\.js)/.exec(url)?.[1];

const contains = ({ ts, dur }, at) => ts <= at && at < ts + dur;

/** Every sample of a profile, with its time in microseconds and its stack, innermost first. */
function samplesOf({ nodes, samples, timeDeltas, startTime }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  let at = startTime;
  return samples.map((sample, index) => {
    at += timeDeltas[index];
    const stack = [];
    for (let id = sample; id; id = parents.get(id)) stack.push(byId.get(id).callFrame);
    return { at, stack };
  });
}

/** Milliseconds by file and by function: a sample belongs to the innermost frame of ours, work before any frame to what follows. */
function attribute(profile, events) {
  const spent = { files: {}, functions: {} };
  const slices = scriptSlices(events);
  const compiles = events.filter(({ name, ph }) => ph === 'X' && compiling.test(name));
  const count = (group, name, column) => {
    const row = (spent[group][name] ??= { compile: 0, evaluate: 0, later: 0 });
    row[column] += samplingUs / 1_000;
  };
  const all = samplesOf(profile);
  for (const slice of slices) {
    const samples = all.filter(({ at }) => contains(slice, at));
    const ours = samples.map(({ at, stack }) => ({ at, frame: stack.find(({ url }) => url) }));
    const first = ours.map(({ frame }) => frame && fileOf(frame.url)).find(Boolean);
    for (const { at, frame } of ours) {
      const file = frame ? fileOf(frame.url) : first;
      if (!file) continue;
      const isCompile = compiles.some((one) => contains(one, at));
      const isEvaluation = evaluating.test(slice.name);
      const column = isCompile ? 'compile' : isEvaluation ? 'evaluate' : 'later';
      count('files', file, column);
      if (frame)
        count('functions', `${file}:${frame.lineNumber + 1}:${frame.columnNumber + 1} ${frame.functionName}`, column);
    }
  }
  return spent;
}

async function visit(page, site, devtools) {
  await devtools.send('Profiler.enable');
  await devtools.send('Profiler.setSamplingInterval', { interval: samplingUs });
  await devtools.send('Profiler.start');
  const look = async () => {
    await site.open(page);
    await page.waitForTimeout(watchedMs); // The window that is measured, not a wait for something.
  };
  const events = await traceMainThread(page, look, ['disabled-by-default-v8.compile']);
  const { profile } = await devtools.send('Profiler.stop');
  return attribute(profile, events);
}

/**
 * Where the script time at load goes, unthrottled and by samples, which themselves cost time: for comparing, not for the bar.
 * `later` is what runs after evaluation: callbacks and microtasks. Functions are named as in the built files.
 */
export async function profilePageLoad({ executablePath, sites }) {
  const found = await interleave({ executablePath, sites, rounds, slowdown: 1 }, visit);
  for (const [name, all] of Object.entries(found)) {
    for (const group of ['files', 'functions']) {
      const names = [...new Set(all.flatMap((one) => Object.keys(one[group])))];
      const rows = names.map((place) => {
        const part = (column) => median(all.map((one) => one[group][place]?.[column] ?? 0));
        const mean = (column) => all.reduce((sum, one) => sum + (one[group][place]?.[column] ?? 0), 0) / all.length;
        const of = group === 'files' ? part : mean;
        const [compile, evaluate, later] = ['compile', 'evaluate', 'later'].map(of);
        return { place, compile, evaluate, later, sum: compile + evaluate + later };
      });
      const cells = rows
        .toSorted((a, b) => b.sum - a.sum)
        .slice(0, functionsShown)
        .map(({ place, ...times }) => [
          place,
          Object.fromEntries(Object.entries(times).map(([key, ms]) => [key, ms.toFixed(2)])),
        ]);
      console.log(`${name}: ${group}, ms at full speed, ${rounds} rounds`);
      console.table(Object.fromEntries(cells));
    }
  }
}
