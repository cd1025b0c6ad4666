import type { Content, OutboxRecord, Outcome } from '@earful/client';
import { createDisk } from './disk.js';
import type { Entry } from './ledger.js';
import { faultOf } from './ledger.js';
import type { ClientModule, World as Globals } from './load-client.js';
import { createLocks } from './locks.js';
import { createNetwork } from './network.js';
import { createRandom } from './random.js';
import { createModelReceiver } from './receiver.js';
import { createScheduler } from './scheduler.js';
import type { Tab } from './tab.js';
import { endpoint, openTab } from './tab.js';
import { createTextStorage } from './text-storage.js';

const hour = 3_600_000;

/** Several storages may each take the time they are given, one after the other. */
const patienceSeconds = 30;

const startMs = Date.UTC(2026, 2, 1, 12);

const contentOf = (comment: string): Content => ({
  touchpointId: 'checkout',
  origin: 'paymentFailed',
  surface: 'card',
  locale: 'en',
  answerOrder: 'worstFirst',
  severity: 3,
  comment,
});

const wordsIn = (record: unknown): string | undefined => {
  try {
    return JSON.parse((record as OutboxRecord).body).comment as string;
  } catch {
    return undefined;
  }
};

/** One device with its tabs, the network, the receiver, and the ledger of what was handed in and what was said. */
export class World {
  readonly random;
  readonly scheduler = createScheduler();
  readonly receiver = createModelReceiver();
  readonly disk;
  readonly texts = createTextStorage(this.scheduler);
  readonly locks = createLocks(this.scheduler);
  readonly network;
  readonly ledger = new Map<string, Entry>();
  readonly faults: string[] = [];
  /** Records that are not this client's to touch. */
  readonly strangers = new Map<string, unknown>();
  readonly load: (globals: Globals) => ClientModule;
  tabs: Tab[] = [];
  skewMs = 0;
  #count = 0;

  constructor(load: (globals: Globals) => ClientModule, seed: number) {
    this.load = load;
    this.random = createRandom(seed);
    this.disk = createDisk(this.scheduler, this.random);
    const { scheduler, random, receiver } = this;
    this.network = createNetwork({ scheduler, random, receiver, violated: (what) => this.faults.push(what) });
    this.open();
  }

  /** The clock of the device. */
  clock = (): number => startMs + this.scheduler.nowMs() + this.skewMs;

  open(): Tab {
    const tab = openTab(this);
    tab.client.onOutcome((record, outcome) => this.#hear(wordsIn(record)!, outcome));
    this.tabs.push(tab);
    return tab;
  }

  /** Hands in a text that occurs once in the world. With an entry, it takes its id, as a duplicated tab does. */
  async submit(tab: Tab, like?: Entry, revision = 1): Promise<void> {
    const words = `words ${++this.#count}`;
    const identity = { ...tab.client.mint(), ...(like && { critiqueId: like.critiqueId }) };
    const entry: Entry = { words, critiqueId: identity.critiqueId, told: new Set() };
    this.ledger.set(words, entry);
    const settles = this.#expectWord(entry, tab);
    const { kept } = await tab.client.submit(identity, revision, contentOf(words));
    settles();
    if (!tab.alive) return;
    if (kept) this.#say(entry, 'saved');
    else {
      entry.told.add('unsaved');
      entry.form = tab;
    }
  }

  /** A page says what became of a text while its customer waits. Counted in seconds in which it is awake. */
  #expectWord({ words }: Entry, tab: Tab): () => void {
    let isSaid = false;
    let secondsLeft = patienceSeconds;
    const wait = (): void => {
      if (isSaid) return;
      if (secondsLeft--) this.scheduler.after(1_000, wait, tab);
      else this.faults.push(`${words}: nothing was said for ${patienceSeconds} s`);
    };
    wait();
    return () => void (isSaid = true);
  }

  rowsOf(words: string): number {
    return [...this.receiver.rows.values()].filter(({ critique }) => critique.comment === words).length;
  }

  /** What lies on the device, wherever. With `durable`, what a loss of power would leave of IndexedDB. */
  records(durable = false): unknown[] {
    const texts = Object.values(this.texts.entries).map((text) => JSON.parse(text) as unknown);
    return [...((durable ? this.disk.durable : this.disk.seen) ?? new Map()).values(), ...texts].flat();
  }

  #hear(words: string, { state }: Outcome): void {
    const entry = this.ledger.get(words);
    if (!entry) this.faults.push(`an outcome for ${words}, which nobody has written`);
    else this.#say(entry, state);
  }

  /** What is said must be true at the moment it is said. */
  #say(entry: Entry, state: Outcome['state']): void {
    const { words } = entry;
    const isStored = this.rowsOf(words) === 1;
    const isHere = this.records(true).some((record) => wordsIn(record) === words);
    const fault = (what: string) => this.faults.push(`${words}: ${what}`);
    if (state === 'received' && !isStored) fault('called received, but not stored');
    if (state === 'saved' && !isStored && !isHere && !entry.excuse) fault('called saved, but not on the disk');
    entry.told.add(state);
  }

  excuse(words: string | undefined, why: Entry['excuse']): void {
    const entry = words && this.ledger.get(words);
    if (entry && why) entry.excuse = why;
  }

  end(tab: Tab): void {
    tab.alive = false;
    // Stored, but the page that would have heard of it is gone: who sends it next may be refused, and cannot know.
    for (const { words, told } of this.ledger.values())
      if (this.rowsOf(words) && !told.has('received')) this.network.unknown.add(words);
    this.tabs = this.tabs.filter((other) => other !== tab);
  }

  /** The browser is gone at once, with everything in its memory; with the power, also what no commit has synchronised. */
  crash(withPower: boolean): void {
    const before = Object.entries(this.texts.entries);
    const gone = new Set(this.texts.lose());
    for (const [key, text] of before)
      if (gone.has(key)) this.excuse(wordsIn(JSON.parse(text)), 'localStorage was not on the disk yet');
    if (withPower) this.disk.losePower();
    for (const tab of this.tabs) this.end(tab);
  }

  wipe(): void {
    for (const record of this.records()) this.excuse(wordsIn(record), 'the customer cleared the data of the site');
    this.strangers.clear();
    this.disk.wipe();
    this.texts.wipe();
  }

  /** Everything works again, for long enough that every wait is over; only who took the lock may keep it. */
  async heal(): Promise<void> {
    this.disk.mood = 'works';
    this.texts.mood = 'works';
    if (this.locks.mood !== 'taken') this.locks.mood = 'works';
    this.network.weather = 'fine';
    this.skewMs = 0;
    for (const tab of this.tabs) {
      tab.hidden = false;
      this.scheduler.thaw(tab);
      tab.dispatch('visibilitychange');
    }
    await this.scheduler.advance(hour);
    this.open();
    // The day that a receiver may have asked for, and the slow lane thrice: even in fine weather a request may come too late.
    await this.scheduler.advance((24 + 3 * 6 + 1) * hour);
  }

  /** What is wrong, if anything is. */
  verdict(): string[] {
    const found = [...this.faults];
    const records = this.records() as OutboxRecord[];
    for (const entry of this.ledger.values()) {
      const copies = records.filter((record) => wordsIn(record) === entry.words);
      // A storage that had become full may keep an older copy of what has moved on since: only the newest counts.
      const newest = Math.max(...copies.map(({ tries }) => tries));
      const own = copies.filter(({ tries }) => tries === newest);
      const place = {
        rows: this.rowsOf(entry.words),
        waits: own.some(({ returned }) => !returned),
        returned: own.some(({ returned }) => returned),
      };
      const fault = faultOf(entry, place, this.network.unknown.has(entry.words));
      if (fault) found.push(`${entry.words}: ${fault} (told ${[...entry.told].join(', ')})`);
    }
    for (const { critique } of this.receiver.rows.values())
      if (!this.ledger.has(critique.comment!)) found.push(`a row that nobody has written: ${critique.comment}`);
    for (const [key, record] of this.strangers)
      if (this.disk.seen?.get(key) !== record) found.push(`${key} is not ours, and was touched`);
    return found;
  }
}

export { endpoint };
