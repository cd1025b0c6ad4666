import type { Critique } from '@earful/protocol';
import { definePromise } from './earful-promise.js';
import type { Actions } from './handover.js';
import type { PromisesContext } from './promises.js';
import { recall } from './shelf.js';

type Promises = ReturnType<(typeof import('./promises.js'))['createPromises']>;

/**
 * The chunk `promises.js` as the rules see it: fetched with the first call or element that needs it, or with what earlier
 * pages noted. Calls wait for it, in their order. If it cannot be fetched it is tried again with the next call, or when the
 * connection is back.
 */
export const createPromisesOnDemand = (
  context: PromisesContext,
): Pick<Actions, 'expect' | 'met'> & {
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
  definePromise(
    (element) => call('watch', element),
    (element) => call('forget', element),
  );
  return {
    expect: (...args) => call('expect', ...args),
    met: (...args) => call('met', ...args),
    join() {
      if (it) call('join');
      else if (recall('localStorage', 'expected') || recall('localStorage', 'promises')) fetchIt();
    },
    shownAt: (touchpoint) => it?.shownAt(touchpoint),
  };
};
