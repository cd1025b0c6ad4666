import type { Critique } from '@earful/protocol';
import { detailStrings } from './strings-details.js';

type CallWindow = NonNullable<NonNullable<Critique['reply']>['window']>;

export interface CallWindowInWords {
  /** On the customer's clock; the name of their time zone follows. */
  theirs: string;
  /** On the reader's clock. */
  here: string;
}

const clock = (timeZone?: string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });

/** What that clock shows at this moment. */
const read = (at: Intl.DateTimeFormat, ms: number) => {
  const parts = Object.fromEntries(at.formatToParts(ms).map(({ type, value }) => [type, value]));
  const { year, month, day, hour, minute } = parts;
  return { day: `${year}-${month}-${day}`, time: `${hour}:${minute}` };
};

/** The moment at which that clock shows this. Where it is set forward over it, the moment an hour later. */
const momentAt = (at: Intl.DateTimeFormat, day: string, time: string): number => {
  const wanted = Date.parse(`${day}T${time}Z`);
  const shown = (ms: number): number => {
    const { day: there, time: then } = read(at, ms);
    return Date.parse(`${there}T${then}Z`);
  };
  const near = wanted - (shown(wanted) - wanted);
  return near - (shown(near) - wanted);
};

/**
 * When the customer can be called, on their clock and on the reader's, as both stand on the customer's present day.
 *
 * @param timeZone IANA name of the reader's time zone. Default: that of the browser.
 */
export const describeCallWindow = (window: CallWindow, nowMs: number, timeZone?: string): CallWindowInWords => {
  const { call, callHere, callSame, callUnknown, days } = detailStrings;
  const theirs = call(window.from, window.to);
  let there: Intl.DateTimeFormat;
  try {
    there = clock(window.timeZone);
  } catch {
    return { theirs, here: callUnknown };
  }
  const { day } = read(there, nowMs);
  const [from, to] = [window.from, window.to].map((time) => read(clock(timeZone), momentAt(there, day, time))) as [
    ReturnType<typeof read>,
    ReturnType<typeof read>,
  ];
  if (from.day === day && from.time === window.from && to.time === window.to) return { theirs, here: callSame };
  const apart = String(Math.sign(Date.parse(from.day) - Date.parse(day))) as keyof typeof days;
  return { theirs, here: [callHere(from.time, to.time), days[apart]].filter(Boolean).join(', ') };
};
