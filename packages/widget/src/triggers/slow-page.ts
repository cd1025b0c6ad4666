import { onCLS, onINP, onLCP } from 'web-vitals';
import type { Evidence } from '../handover.js';
import type { Trigger } from './trigger.js';
import { onClick, onTraverse } from './watch.js';

/** How long slowness explains what the visitor does next, in milliseconds. */
const patienceMs = 10_000;

/**
 * The page is poor by the measures of web-vitals: largest paint above `lcpMs` (default 4000), an interaction above `inpMs`
 * (default 500), or layout shift above `cls` (default 0.25). That alone is never a reason to ask: fires if, within 10 s,
 * the visitor goes back inside this page, or clicks what was clicked last once more. The measure travels as a fact.
 *
 * Back to another document takes this page away before anybody could be asked: it is not seen here. Let `quickBack` speak
 * for the page to which the visitor returns.
 */
export const slowPage: Trigger = (
  { touchpoint, parameters: { lcpMs = 4_000, inpMs = 500, cls = 0.25 } = {} },
  fire,
  visit,
) => {
  let here: string | undefined;
  let before: string | undefined;
  let slow: Evidence | undefined;
  let foundAt: number;
  let last: Element;
  visit.onArrive((at) => {
    before = here;
    here = at;
  });
  const judge =
    (limit: number) =>
    ({ name, value }: { name: string; value: number }): void => {
      if (value <= limit || here !== touchpoint) return;
      slow = { facts: { [name]: +value.toFixed(2) } };
      foundAt = performance.now();
    };
  const confirm = (place: string | undefined): void => {
    if (!slow || place !== touchpoint) return;
    if (performance.now() - foundAt <= patienceMs) fire(slow);
    slow = undefined;
  };
  onTraverse(() => confirm(before));
  onClick((target) => {
    if (target === last) confirm(here);
    last = target;
  });
  const options = { reportAllChanges: true };
  onLCP(judge(lcpMs), options);
  onINP(judge(inpMs), options);
  onCLS(judge(cls), options);
};
