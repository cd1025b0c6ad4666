import { interleave, median, quantile } from './rounds.mjs';
import { latenciesOf, traceMainThread } from './trace.mjs';
import { verdict } from './verdict.mjs';

const rounds = 8;
const keys = 100;
const warmUp = 10;
const sentence = 'The total changed at the last step, twice. ';
const keyEvents = ['keydown', 'keypress', 'beforeinput', 'input', 'keyup'];

/** Times the form in bare Lit, and milliseconds of Event Timing from a key to its letter, at a quarter of the speed. */
const openBar = 1.25;
const keyBar = 32;

const forms = { earful: ['earful-launcher .main', 'earful-critique'], lit: ['#bare-launcher', 'bare-form'] };

/**
 * Presses with a real mouse.
 *
 * @returns {Promise<number>} milliseconds from the input to the end of the frame in which `shown` has been painted
 */
async function pressUntilPainted(page, button, host, shown) {
  const { x, y, width, height } = await page.locator(button).first().boundingBox();
  const painted = await page.evaluateHandle(
    ([tag, selector]) => {
      const isThere = () => document.querySelector(tag)?.shadowRoot?.querySelector(selector)?.checkVisibility();
      let tell;
      const time = new Promise((resolve) => (tell = resolve));
      const onClick = ({ timeStamp }) => {
        const look = () => {
          if (!isThere()) return requestAnimationFrame(look);
          // A message that is posted in a frame is heard when that frame has been painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => tell(performance.now() - timeStamp);
          port2.postMessage('');
        };
        requestAnimationFrame(look);
      };
      addEventListener('click', onClick, { capture: true, once: true });
      return { time };
    },
    [host, shown],
  );
  await page.mouse.click(x + width / 2, y + height / 2);
  return painted.evaluate(({ time }) => time);
}

const settle = (page) =>
  page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 1_000 })));

async function visit(page, site) {
  await site.open(page);
  await page.waitForLoadState('networkidle');
  const [launcher, host] = forms[site.form];
  await settle(page);
  const question = await pressUntilPainted(page, launcher, host, '.answers button');
  await settle(page);
  const details = await pressUntilPainted(page, `${host} .answers button`, host, 'textarea');
  await settle(page);
  await page.locator(`${host} textarea`).first().focus();
  const type = async (count) => {
    for (let index = 0; index < count; index += 1) {
      await page.keyboard.press(sentence[index % sentence.length]);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
  };
  await type(warmUp);
  const events = await traceMainThread(page, () => type(keys));
  const arrived = await page.locator(`${host} textarea`).first().inputValue();
  if (arrived.length !== warmUp + keys)
    throw new Error(`${arrived.length} of ${warmUp + keys} letters in ${site.form}`);
  return { question, details, keys: latenciesOf(events, keyEvents) };
}

/**
 * What a customer waits for: the form after a press, the letter after a key. Both in the same rounds as the same form in bare
 * Lit, which is also measured against itself: that is the noise.
 */
export async function measureOpening({ executablePath, slowdown, sites }) {
  const found = await interleave({ executablePath, sites, rounds, slowdown }, visit);
  const of = (name, what) => median(found[name].map((one) => one[what]));
  const bare = (what) => (of('lit', what) + of('again', what)) / 2;
  const typed = (name) => found[name].flatMap((one) => one.keys);
  const worst = Math.max(...typed('earful'));
  const cells = (what) => Object.fromEntries(Object.keys(sites).map((name) => [name, of(name, what).toFixed(1)]));
  console.log(
    `Opening and typing at ${slowdown}× CPU throttle, first use of a fresh profile, ${rounds} interleaved rounds`,
  );
  console.table([
    { 'median, ms': 'launcher pressed → question painted', ...cells('question') },
    { 'median, ms': 'answer pressed → details painted', ...cells('details') },
    ...[0.5, 0.98, 1].map((share) => ({
      'median, ms': `key → letter painted, ${{ 0.5: 'median', 0.98: 'p98', 1: 'worst' }[share]} of ${typed('earful').length}`,
      ...Object.fromEntries(Object.keys(sites).map((name) => [name, quantile(typed(name), share).toFixed(1)])),
    })),
  ]);
  console.table([
    verdict('open → question painted ÷ bare Lit', openBar, of('earful', 'question') / bare('question')),
    verdict('answer → details painted ÷ bare Lit', openBar, of('earful', 'details') / bare('details')),
    verdict('bare Lit ÷ itself, question: noise', undefined, of('again', 'question') / of('lit', 'question')),
    verdict('bare Lit ÷ itself, details: noise', undefined, of('again', 'details') / of('lit', 'details')),
    verdict('keystroke in the text field, p98', keyBar, quantile(typed('earful'), 0.98), ' ms'),
    verdict('keystroke in the text field, worst', keyBar, worst, ' ms'),
  ]);
}
