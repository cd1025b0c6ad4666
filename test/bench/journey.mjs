import { interleave } from './rounds.mjs';
import { verdict } from './verdict.mjs';

/**
 * How long a person takes, by a stated model: what is read, typed and pressed, at published speeds of average adults.
 *
 * `readWpm`: silent reading of English non-fiction, mean of 190 studies (Brysbaert 2019, https://doi.org/10.1016/j.jml.2019.104047).
 * `keySeconds`, `pointSeconds`, `pressSeconds`, `homeSeconds`: operators K of an average typist (40 words per minute), P, B twice
 * and H of the keystroke-level model (Card, Moran & Newell 1980, https://doi.org/10.1145/358886.358895). Its operator M, the
 * 1.35 s of thinking before an act, is not counted: what is thought about here are the words that are read.
 */
const model = { readWpm: 238, keySeconds: 0.28, pointSeconds: 1.1, pressSeconds: 0.2, homeSeconds: 0.4 };

const secondsBar = 20;
const activationsBar = 1;
const words = 'Card refused twice, no reason given.';

/** What somebody reads who wants to act: the headings, the questions, the answers of those that are answered, the buttons. */
const needed = {
  ask: 'h2, legend, .answers button',
  details: 'h2, legend, .field > span, fieldset:first-of-type .chip, .primary',
  done: 'h2, [role=status] span, [role=status] strong',
};

const countWords = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Words that can be seen in the panel: all of them, and those that are needed to act. */
async function wordsOn(page, step) {
  const [all, some] = await page.locator('earful-critique').evaluate((it, selector) => {
    const panel = it.shadowRoot.querySelector('.panel');
    const isSeen = (one) => one.checkVisibility() && !one.closest('.plain');
    const hidden = panel.querySelector('.plain')?.innerText ?? '';
    const seen = [...panel.querySelectorAll(selector)].filter(isSeen).map(({ innerText }) => innerText);
    return [panel.innerText.replace(hidden, ''), seen.join('\n')];
  }, needed[step]);
  return { every: countWords(all), needed: countWords(some) };
}

/** A visitor whose acts are counted, by mouse and keyboard, and what they read on the way. */
function createVisitor(page) {
  const spent = { every: 0, needed: 0, keys: 0, presses: 0, homes: 0 };
  return {
    spent,
    async read(step) {
      const seen = await wordsOn(page, step);
      spent.every += seen.every;
      spent.needed += seen.needed;
    },
    async press(locator) {
      await locator.click();
      spent.presses += 1;
    },
    async type(locator, text) {
      await locator.pressSequentially(text);
      spent.keys += text.length;
      spent.homes += 2; // To the keyboard and back to the mouse.
    },
    seconds(reads) {
      const read = (spent[reads] / model.readWpm) * 60;
      const type = spent.keys * model.keySeconds;
      const point = spent.presses * (model.pointSeconds + model.pressSeconds) + spent.homes * model.homeSeconds;
      return { read, type, point, sum: read + type + point };
    },
  };
}

async function visit(page, site, devtools, isFull) {
  const prompt = page.locator('earful-critique');
  const sent = () => page.waitForRequest((request) => request.url().endsWith('/v1/critiques'));
  await site.open(page);
  await page.evaluate(() => window.earful.push(['signal', 'paymentFailed', { touchpoint: 'checkout' }]));
  await prompt.locator('.answers button').first().waitFor();
  const visitor = createVisitor(page);
  await visitor.read('ask');
  const first = sent();
  await visitor.press(prompt.locator('.answers button').first());
  await first;
  const activations = visitor.spent.presses;
  if (isFull) {
    await prompt.locator('textarea').first().waitFor();
    await visitor.read('details');
    await visitor.press(prompt.locator('.chip').first());
    await visitor.press(prompt.locator('textarea').first());
    await visitor.type(prompt.locator('textarea').first(), words);
    await visitor.press(prompt.locator('.primary'));
    await prompt.locator('.done').waitFor();
    await visitor.read('done');
  }
  return { visitor, activations };
}

/** The whole way after a payment that failed: one tap, a cause, a sentence, sent; and the least that is a complete answer. */
export async function measureJourney({ executablePath, site }) {
  const how = { executablePath, sites: { shop: site }, rounds: 1, slowdown: 1 };
  const go = async (isFull) => (await interleave(how, (...of) => visit(...of, isFull))).shop[0];
  const full = await go(true);
  const least = await go(false);
  const row = (journey, { visitor }, reads) => {
    const cells = Object.entries(visitor.seconds(reads)).map(([name, value]) => [`${name}, s`, value.toFixed(1)]);
    return { journey, words: visitor.spent[reads], keys: visitor.spent.keys, ...Object.fromEntries(cells) };
  };
  console.log(
    `A person's time: ${model.readWpm} words read and 40 typed per minute, acts by the keystroke-level model`,
  );
  console.table([
    row('one tap, every word is read', least, 'every'),
    row('full, what is needed to act is read', full, 'needed'),
    row('full, every word is read', full, 'every'),
  ]);
  const readAndTyped = (one, reads) => one.visitor.seconds(reads).read + one.visitor.seconds(reads).type;
  console.table([
    verdict('full journey, reading what is needed, and typing', secondsBar, readAndTyped(full, 'needed'), ' s'),
    verdict('full journey, reading every word, and typing', secondsBar, readAndTyped(full, 'every'), ' s'),
    verdict('activations of the shortest complete answer', activationsBar, least.activations),
  ]);
}
