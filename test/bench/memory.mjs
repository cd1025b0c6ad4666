import { interleave, median } from './rounds.mjs';
import { verdict } from './verdict.mjs';

const rounds = 3;
const warmUp = 20;
const cycles = 100;

/** Share of the heap after warm-up by which it may have grown after a hundred times open and closed. */
const growthBar = 0.05;

/** What is left when everything that nobody holds has been collected. */
async function measure(devtools) {
  // What was queued for finalisation in one collection is freed in the next.
  for (let times = 0; times < 3; times += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metric = (wanted) => metrics.find(({ name }) => name === wanted).value;
  return { heap: metric('JSHeapUsedSize'), nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
}

const ways = {
  /** Opened for one place and for another in turn, so that none is kept for the next time. */
  async 'open, Escape'(page, index) {
    await page.evaluate((touchpoint) => window.earful.push(['open', touchpoint]), index % 2 ? 'help' : 'checkout');
    await page.locator('earful-critique h2').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('earful-critique').waitFor({ state: 'detached' });
  },
  /** The same up to the details: an answer is given, words are typed and left unsent. */
  async 'open, answer, Escape'(page, index) {
    await page.evaluate((touchpoint) => window.earful.push(['open', touchpoint]), index % 2 ? 'help' : 'checkout');
    await page.locator('earful-critique .answers button').first().press('Enter');
    await page.locator('earful-critique textarea').first().fill('The total changed.');
    await page.keyboard.press('Escape');
    await page.locator('earful-critique').waitFor({ state: 'detached' });
  },
  /** An inline prompt that a single-page site puts into its page and takes out again. */
  async 'inline, put in and taken out'(page) {
    await page.evaluate(() => document.body.append(document.createElement('earful-critique')));
    await page.locator('earful-critique h2').waitFor();
    await page.evaluate(() => document.querySelector('earful-critique').remove());
  },
};

const visit = (way) => async (page, site, devtools) => {
  await devtools.send('Performance.enable');
  await devtools.send('HeapProfiler.enable');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await site.open(page);
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => customElements.get('earful-critique'));
  const repeat = async (count) => {
    for (let index = 0; index < count; index += 1) await ways[way](page, index);
  };
  await repeat(warmUp);
  const before = await measure(devtools);
  await repeat(cycles);
  const after = await measure(devtools);
  return { before, after, growth: after.heap / before.heap - 1 };
};

/** What stays in memory of a prompt that was opened and closed a hundred times. */
export async function measureMemory({ executablePath, site }) {
  const rows = [];
  const verdicts = [];
  for (const way of Object.keys(ways)) {
    const { earful } = await interleave({ executablePath, sites: { earful: site }, rounds, slowdown: 1 }, visit(way));
    const of = (pick) => median(earful.map(pick));
    const kib = (bytes) => Math.round(bytes / 1024);
    rows.push({
      [`${cycles} times`]: way,
      'heap before, KiB': kib(of(({ before }) => before.heap)),
      after: kib(of(({ after }) => after.heap)),
      'nodes more': of(({ before, after }) => after.nodes - before.nodes),
      'listeners more': of(({ before, after }) => after.listeners - before.listeners),
    });
    verdicts.push(verdict(`heap grown: ${way}`, growthBar * 100, of(({ growth }) => growth) * 100, ' %'));
  }
  console.log(`Memory after ${warmUp} + ${cycles} times, garbage collected, medians of ${rounds} rounds`);
  console.table(rows);
  console.table(verdicts);
}
