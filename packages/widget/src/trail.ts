import type { Consents } from './handover.js';
import { keep, recall } from './shelf.js';

const longest = 30;

/**
 * Names of the touchpoints really passed in this visit, oldest first, at most 30. With storage consent the trail lives in
 * session storage and spans pages, also those that the back/forward cache passes over; without, it knows this page and, by
 * the referrer, the one before.
 */
export const createTrail = (consents: Consents) => {
  /** An empty name is a place that is none: whoever comes back from it has been elsewhere. */
  let names: string[] = [];
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
      const now = names;
      const known = noted();
      // The referrer's touchpoint is already the last one of the noted trail.
      for (const name of now.slice(now.length > 1 && known?.length ? 1 : 0)) add(name);
    },
  };
};
