import { slugPattern } from '@earful/protocol/limits';
import type { Consents } from '../shared/consents.js';
import { keep, recall } from '../shared/storage.js';
import { shownTextOf } from './shown-text.js';

/** What was read, and when: in days since 1970, because nobody needs to know it better. */
type Sight = [shownText: string, day: number];

/** No more than the latest 50 are remembered, for 180 days. */
const longest = 50;
const daysKept = 180;

/**
 * The promises that this visitor saw, and in which words. Without storage consent they live as long as the page, with it
 * in local storage.
 */
export const createSeenPromises = (consents: Consents, now: () => number) => {
  const today = (): number => Math.floor(now() / 86_400_000);
  const here = new Map<string, Sight>();
  /** Other scripts write to this disk too. */
  const stored = (): [string, Sight][] =>
    Object.entries(Object(recall('localStorage', 'promises')) as Record<string, unknown>)
      .flatMap(([id, sight]): [string, Sight][] => {
        const [text, day] = Array.isArray(sight) ? (sight as unknown[]) : [];
        const isSound = slugPattern.test(id) && typeof text === 'string' && Number.isInteger(day);
        return isSound ? [[id, [shownTextOf(text) ?? '', day as number]]] : [];
      })
      .filter(([, [, day]]) => day > today() - daysKept && day <= today() + 1)
      .sort(([, [, one]], [, [, other]]) => one - other);
  /** Oldest first. */
  const known = (): [string, Sight][] => {
    const sights = new Map(consents.storage ? stored() : []);
    for (const [id, sight] of here) {
      sights.delete(id);
      sights.set(id, sight);
    }
    return [...sights].slice(-longest);
  };
  /** Writes what is known, when that is allowed. Also right after consent was given. */
  const save = (): void => {
    if (consents.storage && here.size) keep('localStorage', 'promises', Object.fromEntries(known()));
  };
  return {
    save,
    /** This one is being read. */
    add(promiseId: string, shownText = ''): void {
      here.delete(promiseId);
      here.set(promiseId, [shownText, today()]);
      save();
    },
    /** Of these promises the one that was seen last. */
    last(promiseIds: string[]): { promiseId: string; shownText: string | undefined } | undefined {
      const [promiseId, sight] = known().findLast(([id]) => promiseIds.includes(id)) ?? [];
      return promiseId ? { promiseId, shownText: sight![0] || undefined } : undefined;
    },
  };
};
