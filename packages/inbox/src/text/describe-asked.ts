import type { Asked, PromiseStanding } from '@earful/protocol';
import { openings } from '@earful/protocol/names';
import { formatCount, formatPercent } from './format.js';
import { askedStrings as words } from './strings-asked.js';

/** A line of the block: what it is about, and its figures. */
interface AskedLine {
  label: string;
  figures: string[];
}

const figure = (name: string, count: number): string => `${formatCount(count)} ${name}`;

/** `shown 120, answered 9 (8 %, …), sent 8`. Below five shown without a share. */
export const describeAsked = ({ shown, started, sent, answerRate }: Asked): string => {
  const rate =
    answerRate &&
    ` (${words.rate(formatPercent(answerRate.share), formatPercent(answerRate.low), formatPercent(answerRate.high))})`;
  return `${words.shown(formatCount(shown), formatCount(started))}${rate ?? ''}, ${words.sent(formatCount(sent))}`;
};

/** Reasons of both kinds, most frequent first. Held out is no reason but a test, and has a line of its own. */
const reasonsOf = ({ suppressedBy, expiredBy }: Asked): string[] => {
  const counts = new Map<string, number>();
  for (const [reason, count] of [...Object.entries(suppressedBy), ...Object.entries(expiredBy)]) {
    const name = Object.hasOwn(words.reason, reason) ? reason : 'other';
    if (reason !== 'holdOut') counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => figure(words.reason[reason as keyof typeof words.reason], count));
};

/** What those who said nothing could think, and how many known failures are spoken about; unknown without a denominator. */
export const listHeard = ({ unhappy, knownFailures }: Asked): AskedLine[] => {
  const lines: AskedLine[] = [
    {
      label: words.silence,
      figures: [unhappy ? words.unhappy(formatPercent(unhappy.low), formatPercent(unhappy.high)) : words.unknownFigure],
    },
    {
      label: words.voice,
      figures: !knownFailures
        ? []
        : knownFailures.voice
          ? [
              words.voiced(
                formatCount(knownFailures.count),
                formatCount(knownFailures.answered),
                formatPercent(knownFailures.voice.share),
                formatCount(knownFailures.voice.silent),
              ),
            ]
          : [words.unknownFigure],
    },
  ];
  return lines.filter(({ figures }) => figures.length > 0);
};

/** Everything beyond the first lines; a line without a figure is left out. */
export const listAsked = (asked: Asked): AskedLine[] => {
  const ways = (Object.keys(words.ways) as (keyof typeof words.ways)[]).filter((way) => asked[way] > 0);
  const shown = openings.flatMap((opening) => {
    const counts = asked.byOpening[opening];
    return counts
      ? [`${words.opening[opening]}: ${words.shown(formatCount(counts.shown), formatCount(counts.started))}`]
      : [];
  });
  const passed = asked.suppressed + asked.expired - asked.heldOut;
  const lines: AskedLine[] = [
    { label: words.notAnswered, figures: ways.map((way) => figure(words.ways[way], asked[way])) },
    {
      label: words.notAsked,
      figures:
        passed > 0 ? [words.moments(formatCount(passed), formatCount(asked.triggered)), ...reasonsOf(asked)] : [],
    },
    {
      label: words.heldOut,
      figures: asked.heldOut > 0 ? [`${formatCount(asked.heldOut)} ${words.heldOutHint}`] : [],
    },
    { label: words.byOpening, figures: shown.length > 1 ? shown : [] },
  ];
  return lines.filter(({ figures }) => figures.length > 0);
};

/** `kept 42, kept early 3, broken 5`. */
export const describePromise = ({ kept, early, broken }: PromiseStanding): string =>
  [
    words.promise.kept(formatCount(kept)),
    ...(early > 0 ? [words.promise.early(formatCount(early))] : []),
    words.promise.broken(formatCount(broken)),
  ].join(', ');
