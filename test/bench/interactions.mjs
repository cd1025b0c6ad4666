import { interleave, quantile } from './rounds.mjs';
import { latenciesOf, msOf, scriptMs, traceMainThread } from './trace.mjs';

const rounds = 3;
const times = 200;
const warmUp = 20;
const word = 'linen';

/** The events of one interaction, the one that begins it first. */
const kinds = {
  click: ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'],
  keystroke: ['keydown', 'keypress', 'beforeinput', 'input', 'keyup'],
};

/** An interaction and the frame that shows it: faster than any person, and yet none waits for another one. */
const act = async (page, input) => {
  await input;
  await page.evaluate(() => new Promise(requestAnimationFrame));
};

/** Real clicks on one row after the other, and real keystrokes: a word is typed and deleted, again and again. */
const perform = {
  async click(page, count) {
    const places = await page.locator('.row').evaluateAll((rows) =>
      rows.slice(0, 20).map((row) => {
        const { x, y, height } = row.getBoundingClientRect();
        return [x + 20, y + height / 2];
      }),
    );
    for (let index = 0; index < count; index += 1)
      await act(page, page.mouse.click(...places[(index * 7) % places.length]));
  },
  async keystroke(page, count) {
    await page.locator('[name=query]').focus();
    for (let index = 0; index < count; index += 1)
      await act(page, page.keyboard.press(word[index % (word.length * 2)] ?? 'Backspace'));
  },
};

/**
 * In milliseconds. `latency`: from the input to the next paint, as Event Timing has it, before it is rounded to 8 ms.
 * `listeners`: what all listeners took, the page's and ours. `scripts`: these and everything that came of them.
 */
function read(events, kind) {
  const listeners = [];
  for (const { name, args, ...event } of events) {
    const { type } = args.data ?? {};
    if (name !== 'EventDispatch' || !kinds[kind].includes(type)) continue;
    if (type === kinds[kind][0]) listeners.push(0);
    listeners[listeners.length - 1] += msOf(event);
  }
  return { latency: latenciesOf(events, kinds[kind]), listeners, scripts: [scriptMs(events) / times] };
}

async function visit(page, site) {
  await site.open(page);
  const found = {};
  for (const kind of Object.keys(kinds)) {
    await perform[kind](page, warmUp);
    const events = await traceMainThread(page, () => perform[kind](page, times));
    found[kind] = read(events, kind);
    if (found[kind].listeners.length !== times) throw new Error(`${found[kind].listeners.length} of ${times} ${kind}s`);
  }
  return found;
}

/** What Earful adds to clicks and keystrokes on a busy page; `again` is once more the page without it, and so the noise. */
export async function measureInteractions({ factor, ...how }) {
  const found = await interleave({ ...how, rounds }, visit);
  const rows = Object.keys(kinds).flatMap((kind) =>
    [
      ['latency', 0.5],
      ['latency', 0.75],
      ['latency', 0.95],
      ['latency', 0.98],
      ['listeners', 0.5],
      ['listeners', 0.75],
      ['listeners', 0.95],
      ['listeners', 0.98],
      ['scripts', 0.5],
    ].map(([what, share]) => {
      // A frame takes as long on a slow machine: only what computes is multiplied.
      const scale = what === 'latency' ? 1 : factor;
      const valueOf = (name) => {
        const values = found[name].flatMap((one) => one[kind][what]);
        return quantile(values, share) * scale;
      };
      const [without, again, all] = ['without', 'again', 'all triggers'].map(valueOf);
      return {
        figure: `${kind}, ${what}, ms`,
        at: what === 'scripts' ? 'mean of a visit' : share === 0.5 ? 'median' : `p${share * 100}`,
        without: without.toFixed(2),
        'all triggers': all.toFixed(2),
        added: (all - (without + again) / 2).toFixed(2),
        noise: Math.abs(again - without).toFixed(2),
      };
    }),
  );
  console.log(`${times} clicks and ${times} keystrokes on a busy page, ${rounds} interleaved rounds`);
  console.table(rows);
}
