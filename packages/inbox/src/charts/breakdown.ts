import type { Standings, TouchpointStanding } from '@earful/protocol';
import { formatLocale, formatShortDay, weekdayNames } from '../text/format.js';
import { strings } from '../text/strings.js';
import type { Compared } from './stand-out.js';
import { compareWithOthers, findRecentRise } from './stand-out.js';

export interface Bin extends Compared {
  label: string;
  /** Under the bar, where the whole label would not fit; empty for none. */
  short: string;
}

/** One way of splitting the critiques of a touchpoint. */
export interface Split {
  title: string;
  bins: Bin[];
  /** Upright bars for what has an order in time, lying ones for names. */
  upright: boolean;
  /** From this bar on everything together is well above the usual, though no single bar is. */
  risesFrom?: number;
  /** What stands out, for a sentence. */
  findings: Pick<Bin, 'label' | 'count' | 'expected'>[];
}

const words = strings.standings;

/** All splits of one touchpoint, each compared with all other touchpoints together. */
export const breakDown = (one: TouchpointStanding, all: Standings): Split[] => {
  const locales = [...new Set(all.touchpoints.flatMap((other) => Object.keys(other.byLocale)))];
  const others = all.touchpoints.filter((other) => other.touchpointId !== one.touchpointId);
  const days = weekdayNames('long');
  const shortDays = weekdayNames('short');

  const split = (
    title: string,
    upright: boolean,
    labels: readonly (readonly [label: string, short: string])[],
    counts: (standing: TouchpointStanding) => readonly number[],
  ): Split => {
    const compared = compareWithOthers(counts(one), others.map(counts));
    const bins = labels.map(([label, short], at) => ({
      ...(compared[at] ?? { count: 0, expected: undefined, chance: 1, standsOut: false }),
      label,
      short,
    }));
    return { title, upright, bins, findings: bins.filter((bin) => bin.standsOut) };
  };
  const named = (...labels: string[]) => labels.map((label) => [label, label] as const);
  const byLocale = split(words.byLocale, false, named(...locales.map(formatLocale)), (standing) =>
    locales.map((locale) => standing.byLocale[locale] ?? 0),
  );

  const weeks = (): Split => {
    const short = all.weeks.map(formatShortDay);
    const labels = short.map((start, at) => [words.week(start), at % 4 === 0 ? start : ''] as const);
    const byWeek = split(words.byWeek, true, labels, (standing) => standing.byWeek);
    if (byWeek.findings.length > 0) return byWeek;
    const rise = findRecentRise(
      one.byWeek,
      others.map((other) => other.byWeek),
    );
    if (!rise) return byWeek;
    return { ...byWeek, risesFrom: rise.from, findings: [{ ...rise, label: words.since(short[rise.from] ?? '') }] };
  };

  return [
    {
      title: words.causes,
      upright: false,
      findings: [],
      bins: one.causes.map(({ label, count }) => ({
        label,
        short: label,
        count,
        expected: undefined,
        chance: 1,
        standsOut: false,
      })),
    },
    split(words.severities, false, named(...Object.values(strings.severity)), (standing) => standing.severities),
    weeks(),
    split(
      words.byWeekday,
      true,
      days.map((day, at) => [day, shortDays[at] ?? day] as const),
      (standing) => standing.byWeekday,
    ),
    split(
      words.byHour,
      true,
      Array.from(
        { length: 24 },
        (_, hour) => [words.hour(String(hour).padStart(2, '0')), hour % 6 === 0 ? String(hour) : ''] as const,
      ),
      (standing) => standing.byHour,
    ),
    {
      ...byLocale,
      bins: byLocale.bins.filter((bin) => bin.count > 0 || (bin.expected ?? 0) >= 1).sort((a, b) => b.count - a.count),
    },
    split(words.byViewport, false, named(words.narrow, words.wide), ({ byViewport }) => [
      byViewport.narrow,
      byViewport.wide,
    ]),
    split(words.byDelivery, false, named(words.atOnce, words.later), ({ delivered }) => [
      delivered.atOnce,
      delivered.later,
    ]),
  ];
};
