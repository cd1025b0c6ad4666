import fc from 'fast-check';
import type { AsyncCommand } from 'fast-check';
import type { Mood } from './disk.js';
import type { Locks } from './locks.js';
import { weathers } from './network.js';
import { endpoint } from './tab.js';
import type { Tab } from './tab.js';
import type { TextStorage } from './text-storage.js';
import type { World } from './world.js';

type Model = object;
type Step = AsyncCommand<Model, World>;

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A command that always applies. Its name is what a failure prints. */
const step = <T>(name: string, given: T, act: (world: World, given: T) => unknown): Step => ({
  check: () => true,
  run: async (_, world) => {
    await act(world, given);
    await world.scheduler.advance(0);
  },
  toString: () => `${name}(${JSON.stringify(given) ?? ''})`,
});

const steps = <T>(name: string, given: fc.Arbitrary<T>, act: (world: World, given: T) => unknown) =>
  given.map((value) => step(name, value, act));

const one = fc.nat(5);
const at = <T>(list: T[], index: number): T | undefined => list[index % list.length];
/** A tab that somebody can look at. */
const seen = ({ tabs }: World, index: number): Tab | undefined =>
  at(
    tabs.filter(({ frozen }) => !frozen),
    index,
  );

/** Does not wait: other things happen while it is being written. */
const submit = (world: World, index: number): void => {
  const tab = seen(world, index) ?? world.open();
  void world.submit(tab);
};

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);

const common: fc.Arbitrary<Step>[] = [
  steps('submit', one, submit),
  steps('submit', one, submit),
  steps('wait', oneOf(1, 3, 20, 100, 500, 3 * second, 20 * second), (world, ms) => world.scheduler.advance(ms)),
  steps('wait', oneOf(5 * second, minute, 15 * minute, hour), (world, ms) => world.scheduler.advance(ms)),
  steps('weather', fc.constantFrom(...weathers), (world, weather) => (world.network.weather = weather)),
  steps('focus', fc.tuple(one, oneOf('focus', 'online', 'pageshow')), (world, [index, type]) =>
    seen(world, index)?.dispatch(type),
  ),
  steps('open a tab', fc.constant(undefined), (world) => {
    if (world.tabs.length < 5) world.open();
  }),
  steps('close a tab', one, (world, index) => {
    const tab = at(world.tabs, index);
    tab?.dispatch('pagehide');
    if (tab) world.end(tab);
  }),
];

const rare: fc.Arbitrary<Step>[] = [
  // A duplicated tab, or two copies of the script: another text under a name that is taken.
  steps(
    'submit under the same name',
    fc.tuple(one, one, fc.integer({ min: 1, max: 2 })),
    (world, [index, which, revision]) => {
      const entry = at([...world.ledger.values()], which);
      const tab = seen(world, index);
      if (entry && tab) void world.submit(tab, entry, revision);
    },
  ),
  steps('delete', fc.tuple(one, one), async (world, [index, which]) => {
    const entry = at([...world.ledger.values()], which);
    const tab = seen(world, index);
    if (!entry || !tab) return;
    const records = await Promise.race([tab.client.pending(), world.scheduler.advance(minute).then(() => [])]);
    const record = records.find(({ body }) => JSON.parse(body).comment === entry.words);
    if (!record) return;
    entry.excuse = 'the customer deleted it';
    void tab.client.remove(record.key);
  }),
  steps('hide or show', one, (world, index) => {
    const tab = seen(world, index);
    if (!tab) return;
    tab.hidden = !tab.hidden;
    tab.dispatch('visibilitychange');
  }),
  steps('navigate away', one, async (world, index) => {
    const tab = seen(world, index);
    if (!tab) return;
    tab.hidden = true;
    tab.dispatch('pagehide');
    await world.scheduler.advance(0);
    tab.frozen = true;
  }),
  steps('navigate back', one, (world, index) => {
    const tab = at(
      world.tabs.filter(({ frozen }) => frozen),
      index,
    );
    if (!tab) return;
    tab.hidden = false;
    world.scheduler.thaw(tab);
    tab.dispatch('pageshow', { persisted: true });
  }),
  steps('crash', fc.boolean(), (world, withPower) => {
    world.crash(withPower);
    world.open();
  }),
  steps(
    'storage',
    oneOf<Mood>('works', 'full', 'throws', 'hangs', 'slow', 'stuck'),
    (world, mood) => (world.disk.mood = mood),
  ),
  steps(
    'localStorage',
    oneOf<TextStorage['mood']>('works', 'full', 'forbidden'),
    (world, mood) => (world.texts.mood = mood),
  ),
  steps('drop connections', fc.constant(undefined), (world) => world.disk.drop()),
  steps('clear site data', fc.constant(undefined), (world) => world.wipe()),
  steps(
    'locks',
    oneOf<Locks['mood']>('works', 'absent', 'silent', 'refused', 'taken'),
    (world, mood) => (world.locks.mood = mood),
  ),
  steps('steal locks', fc.constant(undefined), (world) => world.locks.steal()),
  steps(
    'clock',
    oneOf(-3_650 * day, -day, -10 * hour, -minute, minute, 10 * hour, day, 3_650 * day),
    (world, ms) => (world.skewMs += ms),
  ),
  steps('policy', fc.constant(undefined), (world) => {
    for (const tab of world.tabs) tab.dispatch('securitypolicyviolation', { blockedURI: `${endpoint}/v1/critiques` });
  }),
  // The device sleeps: timers that are due meanwhile fire when it wakes.
  steps('sleep', oneOf(10 * minute, day, 29 * day, 31 * day), async (world, ms) => {
    const awake = world.tabs.filter(({ frozen }) => !frozen);
    for (const tab of awake) tab.frozen = true;
    await world.scheduler.advance(ms);
    for (const tab of awake) world.scheduler.thaw(tab);
  }),
  steps('fill up', oneOf(199, 200), (world, count) => {
    const { disk, strangers } = world;
    const filled = [...Array(count).keys()].map((n) => [
      `earful-q:other:${n}`,
      { v: 1, key: `earful-q:other:${n}`, endpoint: 'https://other.example/earful', body: '{"critiqueId":"x"}' },
    ]) as [string, unknown][];
    filled.push(
      ['earful-q:newer', { v: 2, endpoint, body: '{}' }],
      ['earful-q:broken', { v: 1, endpoint, body: '{"' }],
    );
    for (const [key, record] of filled) strangers.set(key, record);
    disk.seen = new Map([...(disk.seen ?? []), ...filled]);
    disk.durable = new Map([...(disk.durable ?? []), ...filled]);
  }),
];

/** What a customer, a browser, a device and a network may do, in any order. */
export const commands = [...common, ...common, ...rare];
