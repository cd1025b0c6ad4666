import { listen } from '@earful/client';
import type { Critique } from '@earful/protocol';
import { keep, recall } from '../shared/storage.js';
import { definePromise } from './earful-promise.js';
import type { PromisesContext } from './promises.js';

type Promises = ReturnType<(typeof import('./promises.js'))['createPromises']>;

/**
 * The chunk `promises.js` as the rules see it: fetched with the first call or element that needs it, or with what earlier
 * pages noted. Calls wait for it, in their order. If it cannot be fetched it is tried again with the next call, or when the
 * connection is back; with storage consent a page that is left before that leaves its calls to the next one.
 */
export const createLazyPromises = (
  context: PromisesContext,
): Pick<Promises, 'expect' | 'met'> & {
  /** Storage consent has come. */
  join(): void;
  /** The promise that a critique from here is about: see promises.ts. */
  shownAt(touchpoint: string): Critique['promise'];
} => {
  const calls: [name: keyof Promises, ...args: unknown[]][] = [];
  let it: Promises | undefined;
  let fetching: Promise<unknown> | undefined;
  const run = (): void => {
    for (const [name, ...args] of calls.splice(0)) {
      try {
        (it![name] as (...args: unknown[]) => void)(...args);
      } catch (fault) {
        context.report('call', name, fault);
      }
    }
  };
  const fetchIt = (): unknown =>
    (fetching ??= import('./promises.js')
      .then(({ createPromises }) => {
        it = createPromises(context);
        if (context.consents.storage) calls.unshift(['join']);
        run();
      })
      .catch(() => {
        fetching = undefined;
        addEventListener('online', fetchIt, { once: true });
      }));
  const call = (...made: (typeof calls)[number]): void => {
    calls.push(made);
    if (it) run();
    else fetchIt();
  };
  listen('pagehide', () => {
    if (context.consents.storage && calls[0])
      keep('localStorage', 'told', [recall('localStorage', 'told') ?? [], calls.splice(0)].flat());
  });
  definePromise(
    (element) => call('watch', element),
    (element) => call('forget', element),
  );
  return {
    expect: (...args) => call('expect', ...args),
    // The day on which it is noted may be another one.
    met: (touchpoint, subject, at = new Date().toISOString()) => call('met', touchpoint, subject, at),
    join() {
      if (it) call('join');
      else if (['expected', 'promises', 'told'].some((name) => recall('localStorage', name))) fetchIt();
    },
    shownAt: (touchpoint) => it?.shownAt(touchpoint),
  };
};
