import { interleave, median } from './rounds.mjs';
import { scriptMs, traceMainThread } from './trace.mjs';

const rounds = 15;
/** From the last file that is fetched at load, which is after its `load` event: as long as the peers were watched from there. */
const watchedMs = 2_200;
/** Added script time, in milliseconds at a quarter of the speed. */
const scriptBar = 15;
/** In bytes of brotli: what is there from the first moment, and all that a page fetches before it shows a prompt. */
const loaderBar = 3_900;
const allBar = 6_000;

async function visit(page, site, devtools) {
  await page.addInitScript(() => {
    window.longTasks = [];
    window.shift = 0;
    const observe = (type, handle) =>
      new PerformanceObserver((list) => list.getEntries().forEach(handle)).observe({ type, buffered: true });
    observe('longtask', ({ duration }) => window.longTasks.push(duration));
    observe('layout-shift', ({ hadRecentInput, value }) => (window.shift += hadRecentInput ? 0 : value));
  });
  await devtools.send('Performance.enable');
  const events = await traceMainThread(page, async () => {
    await site.open(page);
    await page.waitForTimeout(watchedMs); // The window that is measured, not a wait for something.
  });
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metric = (wanted) => metrics.find(({ name }) => name === wanted).value * 1_000;
  const seen = await page.evaluate(() => ({ longTasks: window.longTasks, shift: window.shift }));
  return { scriptMs: scriptMs(events), durationMs: metric('ScriptDuration'), taskMs: metric('TaskDuration'), ...seen };
}

/**
 * What Earful adds to the load of a page that nobody touches yet, and all that comes with the first sign that somebody is
 * there, the prompt included; `again` is once more the page without it.
 */
export async function measurePageLoad({ factor, ...how }) {
  const found = await interleave({ ...how, rounds }, visit);
  const row = (figure, pick, bar = '') => {
    const [without, ...others] = Object.entries(found).map(([name, all]) => [name, median(all.map(pick))]);
    const added = others.map(([name, value]) => [`${name}, added`, (value - without[1]).toFixed(1)]);
    return { figure, without: without[1].toFixed(1), ...Object.fromEntries(added), bar };
  };
  console.log(`Page load: medians of ${rounds} interleaved rounds; what "again" adds is noise`);
  console.table([
    row('script time on the main thread, ms', (one) => one.scriptMs * factor, scriptBar),
    row('the same without microtasks (ScriptDuration), ms', (one) => one.durationMs * factor, scriptBar),
    row('all tasks of the main thread, ms', (one) => one.taskMs * factor),
    row('long tasks (over 50 ms)', (one) => one.longTasks.length),
    row('longest task, ms', (one) => Math.max(0, ...one.longTasks)),
    row('layout shift × 1000', (one) => one.shift * 1_000),
  ]);
}

/** What a page fetches before the first prompt is shown, in bytes of brotli, for a configuration after the other. */
export async function measureBytes({ executablePath, sites }) {
  await interleave({ executablePath, sites, rounds: 0, slowdown: 1 }, async (page, site) => {
    await site.open(page);
    await page.waitForLoadState('networkidle');
  });
  console.log('Fetched before the first prompt, bytes of brotli');
  const rows = Object.entries(sites).map(([configuration, site]) => {
    const { 'prompt.js': prompt, ...files } = site.sizes();
    const sum = Object.values(files).reduce((all, bytes) => all + bytes, 0);
    return { configuration, ...files, 'without the prompt': sum, bar: allBar, 'prompt.js': prompt };
  });
  console.table([...rows, { configuration: '(bar)', 'earful.js': loaderBar }]);
}
