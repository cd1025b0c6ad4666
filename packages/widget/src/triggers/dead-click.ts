import { listen } from '@earful/client';
import { watchAnswers } from './answer.js';
import type { Trigger } from './trigger.js';
import { navigation, onClick, onRequest } from './watch.js';

const controls = 'button,a[href],[role=button],[role=link],summary,[type=submit],[type=button]';

/** Their effect is not on this page, or they should have none. */
const excused = ':disabled,[aria-disabled=true],[target=_blank],[download],[href^=mailto],[href^=tel]';

/** A page that is held up for longer than this by a click has done something, in milliseconds. */
const heldMs = 200;

/** What a page that responds does, beside changing. Focus that a press itself moves has moved before its click. */
const responses = 'scroll beforeunload focus blur invalid';

/**
 * An enabled control was clicked, and for `withinMs` (default 2500, as PostHog has it) nothing came of it: no change of
 * the page or of what fields hold, no navigation, scroll, focus, dialog, download or request. Fires from the `times`-th on one address (default 2).
 *
 * Not with a modifier key, not for links that open elsewhere. One click is watched at a time, so repeats do not count.
 * A request is known only once it has ended, so one that takes longer than `withinMs`, and leaves no sign on the page, looks
 * like none.
 */
export const deadClick: Trigger = ({ parameters: { times = 2, withinMs = 2_500 } = {} }, fire, visit) => {
  let count = 0;
  /** When the click that is watched happened. */
  let since = 0;
  let end = (): void => {};
  const answer = (): void => end();
  visit.onArrive(() => {
    count = 0;
    end();
  });
  // Sees downloads too.
  navigation?.addEventListener('navigate', answer);
  onRequest(visit, ({ startTime }) => startTime >= since && end());
  onClick((target, click) => {
    const { timeStamp, ctrlKey, metaKey, shiftKey, altKey } = click;
    const control = target.closest(controls);
    const pressed = click.composedPath()[0] as Element;
    if (
      since ||
      !control ||
      control.closest(excused) ||
      // It may answer where nobody can see it: in a closed shadow root.
      (!pressed.shadowRoot && customElements.get(pressed.localName)) ||
      ctrlKey ||
      metaKey ||
      shiftKey ||
      altKey
    )
      return;
    since = timeStamp;
    // These are there only now: a page that nobody clicks is left alone.
    const stop = listen(responses, answer);
    const observer = new MutationObserver(answer);
    const look = (): string => watchAnswers(document, observer, answer);
    const fields = look();
    // Held up: `alert()` and `confirm()`, or work that takes its time, leave no other sign.
    setTimeout(() => performance.now() - timeStamp > heldMs && end());
    const timer = setTimeout(() => {
      const isDead = look() === fields;
      end();
      if (isDead && ++count >= times) fire();
    }, withinMs);
    end = () => {
      since = 0;
      stop();
      observer.disconnect();
      clearTimeout(timer);
    };
  });
};
