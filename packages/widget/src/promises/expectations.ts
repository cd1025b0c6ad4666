import type { PublicConfig } from '@earful/protocol';
import type { promiseOutcomes } from '@earful/protocol/names';
import { slugPattern } from '@earful/protocol/limits';
import type { Consents } from '../shared/consents.js';
import type { Evidence } from '../shared/evidence.js';
import type { Facts } from '../shared/read-facts.js';
import { readFacts } from '../shared/read-facts.js';
import { keep, recall } from '../shared/storage.js';
import { shownTextOf } from './shown-text.js';

/** Something the customer has been told to expect, with its date. */
export interface Expectation {
  /** When it should be there, ISO 8601 or a `Date`. At most ten years ahead. */
  by: string | Date;
  /** Id of a configured promise: adds its tolerance. */
  promise?: string;
  /** The sentence as the customer saw it, at most 200 characters. */
  shownText?: string;
  /** The host's name of the matter, for example an order number: another date for it replaces the first. Stays on this device. */
  subject?: string;
  /** Not a promise but something to ask about later: name and facts of the signal that told of it. */
  signal?: string;
  facts?: Facts;
}

/** `early`: before its tolerance; `kept`: within; `broken`: after it, or asked about because it had lapsed. */
export type PromiseOutcome = (typeof promiseOutcomes)[number];

/** An expectation and what became of it. */
export interface Noted extends Expectation {
  touchpoint: string;
  by: string;
  /** The invitation about it was shown: never again. */
  asked?: true;
  /** The host has called it met. */
  met?: true;
  /** Its outcome was told. */
  counted?: true;
}

export interface ExpectationsContext {
  /** A date and its tolerance have passed: a moment to ask. */
  lapsed(touchpointAndSignal: string, evidence: Evidence): void;
  /** What became of an expectation with a promise, once. */
  outcome(promiseId: string, outcome: PromiseOutcome): void;
  /** May somebody see an invitation? Call `check` when that becomes true. */
  isVisible(): boolean;
  now(): number;
  later(run: () => void, ms: number): unknown;
}

const dayMs = 86_400_000;
/** No more than 100 are remembered, the latest dates, until 180 days after their date. */
const most = 100;
const keptMs = 180 * dayMs;
/** A date further away than this is a mistake. */
export const aheadMs = 3_653 * dayMs;
/** Longer than this no timer of a browser waits. */
const longestMs = 2 ** 31 - 1;

const subjectOf = (subject: unknown): string =>
  /^(string|number)$/.test(typeof subject) ? String(subject).slice(0, 200) : '';
/** Something delivered is not the promise about it, even if both go by the order's number. */
const placeOf = (touchpoint: string, signal?: string): string => touchpoint + (signal ? ' ' + signal : '');
const keyOf = (touchpoint: string, subject: unknown, signal?: string): string =>
  placeOf(touchpoint, signal) + ' ' + subjectOf(subject);
const keyFor = ({ touchpoint, subject, signal }: Noted): string => keyOf(touchpoint, subject, signal);
const dueOf = ({ by }: Noted): number => Date.parse(by);
const isSlug = (value: unknown): value is string => typeof value === 'string' && slugPattern.test(value);

/** Takes what is right of anything: a host, or another script on this disk, may have written it. */
const read = (given: unknown): Noted[] => {
  const { touchpoint, by, promise, shownText, subject, signal, facts, asked, met, counted } = Object(given) as Record<
    string,
    unknown
  >;
  const due = Date.parse(by as string);
  if (!isSlug(touchpoint) || Number.isNaN(due)) return [];
  const text = shownTextOf(shownText);
  return [
    {
      touchpoint,
      by: new Date(due).toISOString(),
      subject: subjectOf(subject),
      ...(isSlug(promise) && { promise }),
      ...(text && { shownText: text }),
      ...(typeof signal === 'string' && { signal, facts: Array.isArray(facts) ? {} : readFacts(Object(facts)) }),
      ...(asked === true && { asked }),
      ...(met === true && { met }),
      ...(counted === true && { counted }),
    },
  ];
};

/** Another date is another expectation. With the same one, what became of it stays, and the later word counts for the rest. */
const join = (older: Noted | undefined, newer: Noted): Noted =>
  older?.by === newer.by ? { ...older, ...newer } : newer;

/**
 * Expectations of this visitor. Without storage consent they live as long as the page and the host states them again on
 * each page; with it they live in local storage, and every tab reads there what another has done. Each is asked about
 * once: a moment that etiquette held back comes again with the next page, one that was shown never.
 */
export const createExpectations = (
  promises: NonNullable<PublicConfig['promises']>,
  consents: Consents,
  around: ExpectationsContext,
) => {
  const { now, later } = around;
  /** Of this page. */
  let here = new Map<string, Noted>();
  const metHere = new Map<string, number>();
  const reported = new Set<string>();
  let wakesAt = Infinity;

  const bound = (notes: Map<string, Noted>): Map<string, Noted> =>
    new Map(
      [...notes]
        .filter(([, note]) => dueOf(note) + keptMs >= now() && dueOf(note) <= now() + aheadMs)
        .sort(([, one], [, other]) => dueOf(one) - dueOf(other))
        .slice(-most),
    );
  const known = (): Map<string, Noted> => {
    const notes = new Map(here);
    const stored = consents.storage ? Object.values(Object(recall('localStorage', 'expected'))).flatMap(read) : [];
    for (const note of stored) {
      const key = keyFor(note);
      notes.set(key, join(notes.get(key), note));
    }
    return bound(notes);
  };
  const put = (note: Noted): void => {
    const key = keyFor(note);
    const notes = known();
    const joined = join(notes.get(key), note);
    here = bound(here.set(key, joined));
    if (consents.storage) keep('localStorage', 'expected', [...bound(notes.set(key, joined)).values()]);
  };
  const settle = (note: Noted, how: 'asked' | 'met', outcome: PromiseOutcome): void => {
    put({ ...note, [how]: true, counted: true });
    if (note.promise && !note.counted) around.outcome(note.promise, outcome);
  };
  const promiseOf = ({ promise }: Noted) => promises.find(({ id }) => id === promise);
  /** Of a promise that this page does not know, nobody can say: another page, or an earlier release of this one, noted it. */
  const endOf = (note: Noted): number => {
    const promise = promiseOf(note);
    return note.promise && !promise ? Infinity : dueOf(note) + (promise?.toleranceHours ?? 0) * 3_600_000;
  };

  const meet = (key: string, at: number): void => {
    const note = known().get(key);
    if (!note || note.met) return;
    const { toleranceBeforeHours = Infinity } = promiseOf(note) ?? {};
    const isEarly = at < dueOf(note) - toleranceBeforeHours * 3_600_000;
    settle(note, 'met', at > endOf(note) ? 'broken' : isEarly ? 'early' : 'kept');
  };
  const evidenceOf = (key: string, { by, promise, shownText, facts }: Noted): Evidence => {
    const current = (): Noted | undefined => {
      const note = known().get(key);
      return note?.by === by && !note.asked && !note.met ? note : undefined;
    };
    return {
      occurredAt: by,
      ...(facts && { facts }),
      ...(promise && { promise: { promiseId: promise, dueAt: by, ...(shownText && { shownText }) } }),
      isSettled: () => !current(),
      shown() {
        const note = current();
        if (note) settle(note, 'asked', 'broken');
      },
    };
  };
  const check = (): void => {
    if (!around.isVisible()) return;
    let next = Infinity;
    for (const [key, note] of known()) {
      const name = key + ' ' + note.by;
      if (note.asked || note.met || reported.has(name)) continue;
      const end = endOf(note);
      if (end < now()) {
        reported.add(name);
        around.lapsed(placeOf(note.touchpoint, note.signal), evidenceOf(key, note));
      } else next = Math.min(next, end);
    }
    if (next >= wakesAt) return;
    wakesAt = next;
    later(
      () => {
        wakesAt = Infinity;
        check();
      },
      Math.min(next - now() + 1, longestMs),
    );
  };
  const write = (touchpoint: string, expectation: Expectation): void => {
    for (const note of read({ ...expectation, touchpoint })) {
      metHere.delete(keyFor(note));
      put(note);
    }
  };
  /** `at`: when it was met, ISO 8601; now when it is missing or unreadable. */
  const met = (touchpoint: string, subject?: string, at?: string): void => {
    const moment = Date.parse(at as string);
    const key = keyOf(touchpoint, subject);
    // What earlier visits left may become known later on this page.
    metHere.set(key, Number.isNaN(moment) ? now() : moment);
    meet(key, metHere.get(key)!);
  };
  return {
    check,
    /** What the host has told of this touchpoint and has not called met. */
    open: (touchpoint: string): Noted[] =>
      [...known().values()].filter((note) => note.touchpoint === touchpoint && !note.met),
    expect(touchpoint: string, expectation: Expectation): void {
      write(touchpoint, expectation);
      check();
    },
    met,
    /** Consent was given: join with what earlier visits left, and do what their last calls were for. */
    join(): void {
      const ours = [...here.values()];
      for (const told of Object.values(Object(recall('localStorage', 'told')))) {
        try {
          const [name, touchpoint, given, at] = told as [string, string, never, string];
          if (name === 'expect') write(touchpoint, given);
          if (name === 'met') met(touchpoint, given, at);
        } catch {
          // Another script's, under our name.
        }
      }
      keep('localStorage', 'told', undefined);
      for (const note of ours) put(note);
      for (const [key, at] of metHere) meet(key, at);
      check();
    },
  };
};
