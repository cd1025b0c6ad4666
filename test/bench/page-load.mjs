import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

const rounds = 15;
const slowdown = 4;
const watchedMs = 2_500;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const loader = readFileSync(new URL('../../packages/widget/bundle/earful.js', import.meta.url), 'utf8');

// The same page and the same way of answering in both variants; only the script's text differs.
const variants = { without: '', with: loader };

/** One visit with a fresh profile at a quarter of the machine's speed. */
async function visit(browser, url, script) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route('**/earful/earful.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  await page.addInitScript(() => {
    window.longTasks = [];
    window.shift = 0;
    window.ours = [0];
    // Long tasks do not say whose they are; long animation frames name the scripts in them (those of 5 ms and more).
    new PerformanceObserver((list) => {
      const scripts = list.getEntries().flatMap((frame) => frame.scripts);
      window.ours.push(...scripts.filter((one) => one.sourceURL.includes('/earful/')).map((one) => one.duration));
    }).observe({ type: 'long-animation-frame', buffered: true });
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((task) => task.duration))).observe(
      {
        type: 'longtask',
        buffered: true,
      },
    );
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await devtools.send('Performance.enable');
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(watchedMs); // The window that is measured, not a wait for something.
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metric = (name) => metrics.find((one) => one.name === name).value * 1_000;
  const seen = await page.evaluate(() => ({ longTasks: window.longTasks, shift: window.shift, ours: window.ours }));
  await context.close();
  return { scriptMs: metric('ScriptDuration'), taskMs: metric('TaskDuration'), ...seen };
}

/** What Earful adds to the load of the shop's home page, prefetch of the prompt included. */
export async function measurePageLoad({ executablePath, url }) {
  const browser = await chromium.launch({
    executablePath,
    args: ['--disable-background-networking', '--no-first-run'],
  });
  const results = { without: [], with: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 ? ['without', 'with'] : ['with', 'without'];
    for (const variant of order) {
      const result = await visit(browser, url, variants[variant]);
      if (round > 0) results[variant].push(result); // The first round warms up.
    }
  }
  await browser.close();

  const row = (label, pick) => {
    const [without, withIt] = ['without', 'with'].map((variant) => median(results[variant].map(pick)));
    return {
      figure: label,
      without: without.toFixed(1),
      with: withIt.toFixed(1),
      added: (withIt - without).toFixed(1),
    };
  };
  console.log(`Page load, ${slowdown}× CPU throttle, medians of ${rounds} interleaved rounds`);
  const worst = Math.max(...results.with.flatMap((one) => one.ours));
  console.log(`Worst single script of Earful over all rounds: ${worst.toFixed(0)} ms`);
  console.table([
    row('script time, ms', (one) => one.scriptMs),
    row('main-thread task time, ms', (one) => one.taskMs),
    row('long tasks (over 50 ms)', (one) => one.longTasks.length),
    row('longest task, ms', (one) => Math.max(0, ...one.longTasks)),
    row('longest script of Earful in a long frame, ms', (one) => Math.max(...one.ours)),
    row('layout shift × 1000', (one) => one.shift * 1_000),
  ]);
}
