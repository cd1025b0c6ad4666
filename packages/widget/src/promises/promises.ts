/** The chunk that is fetched where promises are made, expected or overdue. */
import { listen } from '@earful/client';
import type { Critique, LocalizedText, PublicConfig } from '@earful/protocol';
import type { Report } from '../faults/report.js';
import type { Consents } from '../shared/consents.js';
import type { Expectation, ExpectationsContext } from './expectations.js';
import { aheadMs, createExpectations } from './expectations.js';
import { watchPromiseElements } from './promise-elements.js';
import { createSeenPromises } from './seen-promises.js';
import { shownTextOf } from './shown-text.js';

export interface PromisesContext extends Pick<ExpectationsContext, 'lapsed' | 'outcome'> {
  promises: PublicConfig['promises'];
  /** Changes in place. */
  consents: Consents;
  /** The visitor's language of a text. */
  localize(text: LocalizedText): string;
  /** Names what the host calls a touchpoint and is none. */
  known(touchpoint: unknown, path: string): unknown;
  report: Report;
}

/** What this visitor was told, by the page and by the host, and what became of it. */
export const createPromises = ({
  promises = [],
  consents,
  localize,
  known,
  report,
  lapsed,
  outcome,
}: PromisesContext) => {
  const { now } = Date;
  const seen = createSeenPromises(consents, now);
  const unknown = new Set<string>();
  /** `path`: where it was named, in case that there is none. */
  const find = (promiseId: string, path = 'earful-promise.') => {
    const promise = promises.find(({ id }) => id === promiseId);
    if (promise || unknown.has(promiseId)) return promise;
    unknown.add(promiseId);
    const ids = promises.map(({ id }) => id);
    return report('unknown', path + promiseId, promiseId, ids) as undefined;
  };
  const expectations = createExpectations(promises, consents, {
    lapsed(touchpoint, { promise, ...evidence }) {
      // Who gave no words of its own to it may have marked them on a page.
      const shown = promise && { ...seen.last([promise.promiseId]), ...promise };
      // What the host calls met in the same breath asks nobody.
      setTimeout(() => lapsed(touchpoint, { ...evidence, ...(shown && { promise: shown }) }));
    },
    outcome,
    isVisible: () => !document.hidden,
    now,
    later: (run, ms) => setTimeout(run, ms),
  });
  listen('visibilitychange', expectations.check);
  const watch = watchPromiseElements({
    statement(promiseId) {
      const promise = find(promiseId);
      return promise && localize(promise.statement);
    },
    seen(promiseId, text) {
      if (find(promiseId)) seen.add(promiseId, shownTextOf(text));
    },
  });
  return {
    ...watch,
    expect(touchpoint: string, expectation: Expectation): void {
      const path = `expect("${touchpoint}")`;
      const { by, promise } = Object(expectation) as Expectation;
      known(touchpoint, path);
      if (!(Date.parse(by as string) < now() + aheadMs)) report('date', path + '.by', by);
      else if (!promise || find(promise, path + '.promise.')) expectations.expect(touchpoint, expectation);
    },
    met: expectations.met,
    /** Storage consent was given. */
    join(): void {
      seen.save();
      expectations.join();
    },
    /**
     * The promise of this touchpoint that the visitor saw last, else the one that the host has told about. Its date only if
     * there is no other that could be meant.
     */
    shownAt(touchpoint: string): Critique['promise'] {
      const told = expectations.open(touchpoint).filter(({ promise }) => promise);
      const saw = seen.last(promises.filter((one) => one.touchpoint === touchpoint).map(({ id }) => id));
      const promiseId = saw?.promiseId ?? told.at(-1)?.promise;
      const [only, another] = told.filter(({ promise }) => promise === promiseId);
      if (!promiseId) return;
      return {
        promiseId,
        ...(only && !another && { dueAt: only.by, ...(only.shownText && { shownText: only.shownText }) }),
        ...(saw?.shownText && { shownText: saw.shownText }),
      };
    },
  };
};
