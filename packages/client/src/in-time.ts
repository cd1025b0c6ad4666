import { Promise, clearTimeout, setTimeout } from './natives.js';

/** What `work` comes to; or a rejection, with what `late` gives, if that takes longer than `limitMs` milliseconds. */
export const inTime = <T>(work: Promise<T> | undefined, limitMs: number, late?: () => unknown) => {
  let timer: ReturnType<typeof setTimeout>;
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(late?.()), limitMs);
    }),
  ]).finally(() => clearTimeout(timer));
};
