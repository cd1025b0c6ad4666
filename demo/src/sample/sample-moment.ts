import type { Language } from '../shop/language.js';
import type { Strand } from './plan.js';
import type { Random } from './random.js';

/** When, where and by whom an invented critique was written. */
export interface SampleMoment {
  submittedMs: number;
  /** Time on the device before it was sent. */
  waitedMs: number;
  language: Language;
  viewportWidth: number;
  wantsReply: boolean;
}

const days = 89;
const latelyDays = 35;
const narrowWidths = [360, 375, 384, 390, 393, 412, 430];
const wideWidths = [768, 820, 1024, 1280, 1366, 1440, 1536, 1920];
/** Weights of the hours 0–17 and 18–22. */
const daytime = [1, 0, 0, 0, 0, 1, 3, 8, 10, 11, 12, 12, 14, 13, 11, 10, 11, 12];
const eveningHours = [16, 20, 24, 24, 16];
/** When trains are full. */
const commuting = [0, 0, 0, 0, 0, 1, 6, 14, 10, 2, 1, 1, 1, 1, 2, 5, 12, 14, 6];

/** Draws a moment from the distributions of a strand. */
export function momentOf(strand: Strand, endMs: number, random: Random): SampleMoment {
  const offline = random.chance(strand.offline);
  const end = new Date(endMs);
  const day = dayOf(strand, end, random);
  const evening = random.chance(strand.evening);
  const hour = offline
    ? random.weighted(commuting)
    : evening
      ? 18 + random.weighted(eveningHours)
      : random.weighted(daytime);
  day.setHours(hour, random.whole(0, 59), random.whole(0, 59), random.whole(0, 999));
  const waited = random.chance(0.8) ? random.whole(6, 95) * 60_000 : random.whole(8, 40) * 3_600_000;
  const submittedMs = day.getTime();
  return {
    submittedMs,
    // Whatever was written by then has also arrived by then.
    waitedMs: offline ? Math.max(0, Math.min(waited, endMs - submittedMs - 300_000)) : 0,
    language: random.chance(strand.polish) ? 'pl' : 'en',
    viewportWidth: random.chance(strand.narrow) ? random.pick(narrowWidths) : random.pick(wideWidths),
    wantsReply: false,
  };
}

function dayOf({ weekdays, lately }: Strand, end: Date, random: Random): Date {
  const all = Array.from({ length: days }, (_, ago) => {
    const date = new Date(end.getFullYear(), end.getMonth(), end.getDate() - 1 - ago);
    const weekday = weekdays[(date.getDay() + 6) % 7] ?? 1;
    return { date, weight: weekday * (ago < latelyDays ? lately : 1) };
  });
  return all[random.weighted(all.map(({ weight }) => weight))]!.date;
}
