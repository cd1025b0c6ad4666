import type { Consents } from '../shared/consents.js';
import { keep, recall } from '../shared/storage.js';

const longest = 30;

/**
 * Names of the touchpoints really passed in this visit, oldest first, at most 30. With storage consent the trail lives in
 * session storage and spans pages, also those that the back/forward cache passes over; without, it knows this page and, by
 * the referrer, the one before: `before` is that one, if the browser tells.
 */
export const createTrail = (consents: Consents, before: string[]) => {
  /** An empty name is a place that is none: whoever comes back from it has been elsewhere. */
  let names = before;
  const noted = (): string[] | undefined => {
    const passed = consents.storage && recall('sessionStorage', 'trail');
    return Array.isArray(passed) ? passed.filter((name) => typeof name === 'string') : undefined;
  };
  const add = (name = ''): void => {
    names = noted() ?? names;
    if (name !== names.at(-1)) names = [...names, name].slice(-longest);
    if (consents.storage) keep('sessionStorage', 'trail', names);
  };
  return {
    names: () => names.filter(Boolean),
    add,
    /** Consent has come: put what earlier pages noted in front. */
    join(): void {
      // That page has noted itself, and knew better where it was.
      const passed = names.slice(names.length > 1 && noted()?.length ? before.length : 0);
      names = [];
      passed.forEach(add);
    },
  };
};
