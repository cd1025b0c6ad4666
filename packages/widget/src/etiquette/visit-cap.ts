import { listen } from '@earful/client';
import { keep, recall } from '../shared/storage.js';

/** A visit that has been quiet for longer is over, in milliseconds: its tab no longer speaks for others. */
const visitMs = 1_800_000;

/** What the tabs say to each other; above it stands when somebody was asked, in milliseconds since 1970. */
const question = 0;
const withdrawal = -1;

/**
 * One invitation per visit: a mark in the session storage of this tab, without identifier. The other tabs of this site
 * hear of it through a channel that keeps nothing; one that opens later asks. They hear, too, that consent was taken back.
 */
export const createVisitCap = () => {
  const asked = (): number => Number(recall('sessionStorage', 'asked'));
  const mark = (at: number): void => keep('sessionStorage', 'asked', at);
  let channel: BroadcastChannel | undefined;
  let withdrawn = (): void => {};
  const join = (): void => {
    channel = new BroadcastChannel('earful');
    channel.onmessage = ({ data }) => {
      if (data > question) mark(data);
      else if (data === withdrawal) withdrawn();
      else if (Date.now() - asked() < visitMs) channel!.postMessage(asked());
    };
    channel.postMessage(question);
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
      mark(Date.now());
      // What is not noted, as in test mode, is nothing to others.
      channel?.postMessage(asked());
    },
    /** `run`: storage consent was taken back in another tab. Returns how to say that it was in this one. */
    onWithdrawn(run: () => void): () => void {
      withdrawn = run;
      return () => channel?.postMessage(withdrawal);
    },
  };
};
