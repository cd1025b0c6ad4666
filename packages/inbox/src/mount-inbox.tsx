import { createStaffClient } from '@earful/client/staff';
import { render } from 'preact';
import { createAnswerDrafts } from './data/answer-draft.js';
import { readBasePath } from './data/base-path.js';
import { createInbox } from './data/inbox.js';
import { randomId } from './data/random-id.js';
import { createSignOuts } from './data/sign-outs.js';
import { App } from './views/app.js';

const minuteMs = 60_000;

/**
 * Puts the inbox into an element of a page that lies at `…/inbox/`; the receiver is expected beside it.
 * @returns takes it away again
 */
export const mountInbox = (place: Element): (() => void) => {
  const base = readBasePath(location.pathname);
  const inbox = createInbox({
    client: createStaffClient({ endpoint: base.endpoint || '/' }),
    base,
    drafts: createAnswerDrafts(() => sessionStorage, randomId),
    signOuts: createSignOuts(
      () => localStorage,
      () => sessionStorage,
      randomId,
    ),
    sharing: {
      locks: navigator.locks,
      createChannel: typeof BroadcastChannel === 'undefined' ? undefined : (name) => new BroadcastChannel(name),
    },
    now: Date.now,
  });
  const timer = setInterval(inbox.tick, minuteMs);
  // A page that is put away must not hold the lock: the other tabs would wait for a reader that sleeps.
  addEventListener('pagehide', inbox.pause);
  addEventListener('pageshow', inbox.heed);
  addEventListener('pageshow', inbox.resume);
  addEventListener('storage', inbox.heed);
  inbox.heed();
  render(<App inbox={inbox} />, place);
  return () => {
    clearInterval(timer);
    removeEventListener('pagehide', inbox.pause);
    removeEventListener('pageshow', inbox.heed);
    removeEventListener('pageshow', inbox.resume);
    removeEventListener('storage', inbox.heed);
    inbox.pause();
    render(null, place);
  };
};
