/** Where a script begins to run. What lies inside of another one is counted with it. */
const entries =
  /^(EvaluateScript|FunctionCall|RunMicrotasks|FireIdleCallback|TimerFire|v8\.(compile|compileModule|evaluateModule|run|callFunction|newInstance|produceCache|produceModuleCache))$/;

const mark = 'earful-bench';

/** Time of the main thread in a slice, in milliseconds, without what other programs took meanwhile. */
export const msOf = ({ tdur, dur }) => (tdur ?? dur) / 1_000;

/**
 * What the main thread of a page does while `visit` runs.
 *
 * @returns {Promise<object[]>} events of the browser's trace, oldest first, the outer slice before the inner one
 */
export async function traceMainThread(page, visit, more = []) {
  const devtools = await page.context().browser().newBrowserCDPSession();
  const events = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  // Microtasks are in v8.execute. `ScriptDuration` of the browser's own metrics leaves them out.
  const includedCategories = ['devtools.timeline', 'v8', 'v8.execute', 'blink.user_timing', ...more];
  await devtools.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  await visit();
  await page.evaluate((name) => void performance.mark(name), mark);
  const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.end');
  await complete;
  await devtools.detach();
  const { pid, tid } = events.find(({ name }) => name === mark);
  return events
    .filter((event) => event.pid === pid && event.tid === tid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
}

/** The outermost slices in which scripts ran, each with what lies inside of it. */
export function scriptSlices(events) {
  const outer = [];
  let end = 0;
  for (const event of events.filter(({ ph }) => ph === 'X')) {
    if (event.ts < end) outer.at(-1).inner.push(event);
    else if (entries.test(event.name)) {
      outer.push({ ...event, inner: [] });
      end = event.ts + event.dur;
    }
  }
  return outer;
}

/** Time of all scripts, in milliseconds: compilation, evaluation, callbacks and microtasks. */
export const scriptMs = (events) => scriptSlices(events).reduce((sum, slice) => sum + msOf(slice), 0);

/** From each input to the next paint, in milliseconds, as Event Timing has it, before it is rounded to 8 ms. */
export function latenciesOf(events, types) {
  const latency = new Map();
  for (const { name, ph, args } of events) {
    const { type, interactionId, duration } = args.data ?? {};
    if (name === 'EventTiming' && ph === 'b' && interactionId && types.includes(type))
      latency.set(interactionId, Math.max(duration, latency.get(interactionId) ?? 0));
  }
  return [...latency.values()];
}
