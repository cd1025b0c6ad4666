import { expect } from '@playwright/test';
import type { Customer } from '../customer.js';
import { pageClock } from '../page-clock.js';
import { posts, receipts, travel } from '../rows/steps.js';
import type { Stage } from '../stage.js';
import { weathers } from './weather.js';

const tabCount = 5;

/** More than this is not written before something was delivered: with 200 the outbox is full, which is another row. */
const mostWaiting = 120;

/** Longer than any wait that the client chooses by itself. */
const laterMs = 7 * 3_600_000;

/** One tab, and where it is. */
interface Place {
  customer: Customer;
  /** Its history, and which entry of it is shown. */
  paths: string[];
  at: number;
  /** The prompt is there, and nobody has answered in this document. */
  isFresh: boolean;
}

/**
 * So many minutes of chance: five tabs of one visitor write, answer prompts, reload, leave, come back, are closed and opened, while the
 * network does what it likes. Then everything is mended, and all that was written must have arrived.
 *
 * Chance is drawn alike in every step, whatever the step is like: a seed replays which faults and which deeds come, in which order.
 *
 * @param diary takes a line for each step
 */
export async function soak(stage: Stage, minutes: number, diary: (line: string) => void): Promise<void> {
  const { proxy, ledger, random, site } = stage;
  const first = await stage.customer();
  const place = (customer: Customer): Place => ({ customer, paths: [], at: -1, isFresh: false });
  const places = [place(first)];
  while (places.length < tabCount) places.push(place(await stage.customer(await first.tab.newTab())));

  async function visit(one: Place, path: string): Promise<void> {
    await one.customer.arrive(path);
    one.paths.splice(++one.at, Infinity, path);
    one.isFresh = true;
  }

  /** What was written has been kept, and what the prompt says is written down: only then a page is left. */
  async function leave({ customer }: Place): Promise<void> {
    const written = async () => (await customer.note()).at(-1)!.submitted.every(({ kept }) => kept !== undefined);
    await expect.poll(written, { message: 'what was submitted is settled' }).toBe(true);
    await customer.look();
  }

  async function go(one: Place, steps: -1 | 1): Promise<void> {
    const path = one.paths[one.at + steps];
    if (path === undefined) return;
    await leave(one);
    await travel(one.customer, steps, path);
    await one.customer.settles();
    one.at += steps;
    one.isFresh = false;
  }

  /** Deeds that need no network, and those that do. */
  const here: Record<string, (one: Place, words: string, chance: number) => Promise<unknown>> = {
    writes: async ({ customer }, words) =>
      (await customer.device()).length < mostWaiting && customer.submit(words, `${words}, again`),
    async answers(one, words, chance) {
      if (!one.isFresh) return;
      one.isFresh = false;
      await one.customer.tap();
      if (chance < 0.5) await one.customer.tell(words);
    },
    looks: ({ customer }) => customer.look(),
    wakes: ({ customer }) => customer.wake(),
  };
  const away: typeof here = {
    async visits(one, words) {
      await leave(one);
      await visit(one, `/${words.split(' ').at(-1)}`);
    },
    async reloads(one) {
      await leave(one);
      await one.customer.tab.reload();
      await one.customer.settles();
      one.isFresh = true;
    },
    'goes back': (one) => go(one, -1),
    'goes forward': (one) => go(one, 1),
    async 'is closed, and another opened'(one, words) {
      await leave(one);
      const next = place(await stage.customer(await one.customer.tab.newTab()));
      await one.customer.tab.closeTab();
      places.splice(places.indexOf(one), 1, next);
      await visit(next, `/${words.split(' ').at(-1)}`);
    },
  };
  const deeds = Object.keys({ ...here, ...away });
  // Half of all deeds write something.
  const chances = [...deeds, ...Array<string>(4).fill('writes'), ...Array<string>(3).fill('answers'), 'visits'];

  for (const [index, one] of places.entries()) await visit(one, `/${index}`);
  let weather = weathers[0]!;
  let mend = await weather.begin(proxy, 0);
  let steps = 0;
  for (const end = performance.now() + minutes * 60_000; performance.now() < end; steps++) {
    const draw = Array.from({ length: 6 }, random) as [number, number, number, number, number, number];
    const [changes, which, amount, tab, what, chance] = draw;
    const words = stage.words();
    if (changes < 0.25) {
      await mend();
      weather = weathers[Math.floor(which * weathers.length)]!;
      mend = await weather.begin(proxy, amount);
    }
    const one = places[Math.floor(tab * tabCount)]!;
    const deed = chances[Math.floor(what * chances.length)]!;
    diary(`${steps}. ${weather.name}: tab ${places.indexOf(one) + 1} ${deed}`);
    if (here[deed]) await here[deed](one, words, chance);
    else if (weather.isOpen) await away[deed]!(one, words, chance);
  }
  await mend();
  for (const one of places) await leave(one);

  diary('all is mended, hours later');
  site.pages.script = pageClock(laterMs);
  for (const one of places) await visit(one, '/later');
  const waiting = async () => {
    for (const { customer } of places) await customer.wake();
    return (await places[0]!.customer.device()).length;
  };
  await expect.poll(waiting, { timeout: 120_000, message: 'on the device' }).toBe(0);

  const stored = ledger.stored().length;
  const answered = receipts(stage);
  const duplicates = answered.filter((status) => status === 'duplicate').length;
  stage.figure(
    `${stored} revisions delivered in ${minutes} min and ${steps} steps; ${posts(stage).length} requests, ` +
      `${duplicates} of ${answered.length} receipts for duplicates`,
  );
}
