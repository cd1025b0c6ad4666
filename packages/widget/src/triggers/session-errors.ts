import { keep, recall } from '../shelf.js';
import type { Trigger } from './trigger.js';
import { onError } from './watch.js';

/** A number for an error: what is noted on the device holds no words of the page. */
const markOf = (text: string): number => {
  let mark = 0;
  for (const letter of text) mark = (mark * 31 + letter.codePointAt(0)!) | 0;
  return mark;
};

/**
 * `times` different errors in a session (default 2, our own choice): script errors and unhandled rejections that differ in
 * message or place. With storage consent they are counted in session storage (`earful:errors`, numbers only), without it
 * as long as the page lives.
 */
export const sessionErrors: Trigger = ({ parameters: { times = 2 } = {} }, fire, visit) => {
  const seen: Record<number, 1> = {};
  onError((error) => {
    // In every browser the first place of a stack is where it failed.
    const mark = markOf(`${error.message ?? error} ${/\S+:\d+:\d+/.exec(error.stack!)}`);
    if (seen[mark]) return;
    seen[mark] = 1;
    let all = seen;
    if (visit.remembers()) {
      all = { ...(recall('sessionStorage', 'errors') as object), ...seen };
      keep('sessionStorage', 'errors', all);
    }
    if (Object.keys(all).length >= times) fire();
  });
};
