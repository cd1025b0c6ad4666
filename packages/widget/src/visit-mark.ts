import { listen } from '@earful/client';
import { keep, recall } from './shelf.js';

/** A visit that has been quiet for longer is over, in milliseconds: its tab no longer speaks for others. */
const visitMs = 1_800_000;

/**
 * One invitation per visit: a mark in the session storage of this tab, without identifier. The other tabs of this site
 * hear of it through a channel that keeps nothing; one that opens later asks.
 */
export const createVisitMark = (now: () => number) => {
  const asked = (): number => Number(recall('sessionStorage', 'asked'));
  const mark = (at: number | undefined): void => keep('sessionStorage', 'asked', at);
  let channel: BroadcastChannel | undefined;
  const join = (): void => {
    channel = new BroadcastChannel('earful');
    channel.onmessage = ({ data }) => {
      if (data > 0) mark(data);
      else if (now() - asked() < visitMs) channel!.postMessage(asked());
    };
    channel.postMessage(0);
  };
  try {
    join();
    // A message to a page in the back/forward cache would throw it out of there.
    listen('pagehide', () => channel!.close());
    listen<PageTransitionEvent>('pageshow', ({ persisted }) => persisted && join());
  } catch {
    // Without one each tab speaks for itself.
  }
  return {
    isAsked: (): boolean => asked() > 0,
    set(): void {
      mark(now());
      // What is not noted, as in test mode, is nothing to others.
      channel?.postMessage(asked());
    },
    /** The invitation could not be shown after all. */
    clear: (): void => mark(undefined),
  };
};
