import type { Metric } from 'web-vitals';
import { onCLS, onINP, onLCP } from 'web-vitals';
import type { Evidence } from '../shared/evidence.js';
import { onBack, onClick } from './helpers/watch.js';
import type { Fire, TriggerOptions, Visit } from './trigger.js';

/** How long slowness explains what the visitor does next, in milliseconds. */
const patienceMs = 10_000;

/**
 * The page is poor by the measures of web-vitals: largest paint above `lcpMs` (default 4000), an interaction above `inpMs`
 * (default 500), or layout shift above `cls` (default 0.25). That alone is never a reason to ask: fires if, within 10 s,
 * the visitor goes back inside this page, or clicks what was clicked last once more. The measure travels as a fact.
 *
 * Back to another document takes this page away before anybody could be asked: it is not seen here. Let `quickBack` speak
 * for the page to which the visitor returns.
 *
 * Fetched with the visitor's first press, whose target is `last`, not while the page loads: before it nobody can be asked,
 * and a browser keeps what it has measured. `placeAt` tells the touchpoint that was here at a moment of this page's life.
 */
export const slowPage = (
  { touchpoint, parameters: { lcpMs = 4_000, inpMs = 500, cls = 0.25 } = {} }: TriggerOptions,
  fire: Fire,
  visit: Visit,
  last: EventTarget | undefined,
  placeAt: (moment: number) => string | undefined,
): void => {
  let before: string | undefined;
  let here: string | undefined;
  let slow: Evidence | undefined;
  let slowAt: number;
  visit.onArrive((at) => {
    before = here;
    here = at;
  });
  const confirm = (where: string | undefined): void => {
    if (!slow || where !== touchpoint) return;
    if (performance.now() - slowAt <= patienceMs) fire(slow);
    slow = undefined;
  };
  onBack(() => confirm(before));
  onClick(visit, ([target]) => {
    if (target === last) confirm(here);
    last = target!;
  });
  const judge =
    (limit: number) =>
    ({ name, value, entries }: Metric): void => {
      if (value <= limit) return;
      const { startTime } = entries[0]!;
      if (placeAt(startTime) !== touchpoint) return;
      slow = { facts: { [name]: +value.toFixed(2) } };
      slowAt = startTime;
    };
  const options = { reportAllChanges: true };
  onLCP(judge(lcpMs), options);
  onINP(judge(inpMs), options);
  onCLS(judge(cls), options);
};
