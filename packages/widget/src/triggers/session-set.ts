import { keep, recall } from '../shelf.js';
import type { Visit } from './trigger.js';

/** A number for a text: what is noted on the device holds no words. */
const markOf = (text: string): number =>
  [...text].reduce((mark, letter) => (mark * 31 + letter.codePointAt(0)!) | 0, 0);

/**
 * Different texts of this session: with storage consent as numbers in the session storage, under this name; without as
 * long as the page lives.
 */
export const createSessionSet = (name: string, visit: Visit) => {
  const here: Record<number, 1> = {};
  /** How many there are now; nothing when this page has seen it before. */
  return (text: string): number | undefined => {
    const mark = markOf(text);
    if (here[mark]) return;
    here[mark] = 1;
    let all = here;
    if (visit.remembers()) {
      all = { ...(recall('sessionStorage', name) as object), ...here };
      keep('sessionStorage', name, all);
    }
    return Object.keys(all).length;
  };
};
