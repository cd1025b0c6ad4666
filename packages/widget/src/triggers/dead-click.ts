import { listen } from '@earful/client';
import { createAnswers } from './helpers/answers.js';
import { createClocks } from './helpers/clocks.js';
import { answersUnseen, navigation, onClick, onRequest } from './helpers/watch.js';
import type { Trigger } from './trigger.js';

const controls = 'button,a[href],[role=button],[role=link],summary,[type=submit],[type=button]';

/** Their effect is not on this page, or they should have none: what is shown already, for example. */
const excused =
  ':disabled,[aria-disabled=true],[aria-selected=true],[aria-current]:not([aria-current=false]),[target=_blank],[download],[href^=mailto],[href^=tel]';

/** A page that is held up for longer than this by a click has done something, in milliseconds. */
const heldMs = 200;

/** What a page that responds does, beside changing. Focus that a press itself moves has moved before its click. */
const responses = 'beforeunload formdata focus blur invalid copy fullscreenchange play pause seeking volumechange';

/**
 * An enabled control was clicked, and for `withinMs` (default 2500, as PostHog has it) nothing came of it: no change of
 * the page or of what fields hold, no navigation, scroll, focus, dialog, download, form that is sent, sound or request. Fires from the `times`-th on one address (default 2).
 *
 * Not with a modifier key, not for links that open elsewhere. One click is watched at a time, so repeats do not count.
 * A request is known only once it has ended, so one that takes longer than `withinMs`, and leaves no sign on the page, looks
 * like none.
 */
export const deadClick: Trigger = ({ parameters: { times = 2, withinMs = 2_500 } = {} }, fire, visit) => {
  let count = 0;
  /** When the click that is watched happened. */
  let since = 0;
  let stop = (): void => {};
  const clocks = createClocks();
  const { look, end } = createAnswers(() => {
    since = 0;
    clocks.forget();
    stop();
  }, clocks.note);
  visit.onArrive(() => {
    count = 0;
    end();
  });
  // Sees downloads too.
  navigation?.addEventListener('navigate', end);
  onRequest(visit, ({ startTime }) => startTime >= since && end());
  onClick(visit, (path, click, _, isPast) => {
    const { timeStamp, ctrlKey, metaKey, shiftKey, altKey } = click;
    const control = path.find((it) => it.matches?.(controls));
    if (
      // What came of it meanwhile is not known.
      isPast ||
      since ||
      !control ||
      control.closest(excused) ||
      answersUnseen(path[0]!, click) ||
      ctrlKey ||
      metaKey ||
      shiftKey ||
      altKey
    )
      return;
    since = timeStamp;
    const fields = look();
    const moving = document.getAnimations();
    setTimeout(() => {
      if (
        // Held up: `alert()` and `confirm()`, or work that takes its time, leave no other sign.
        performance.now() - timeStamp > heldMs ||
        // Nor does what a script moves. Those of style sheets only show the press.
        document.getAnimations().some((it) => it.constructor === Animation && !moving.includes(it))
      )
        end();
    });
    let timer = setTimeout(() => {
      if (look() !== fields) return end();
      timer = clocks.settle((isDead) => {
        end();
        if (isDead && ++count >= times) fire();
      });
    }, withinMs);
    // These are there only now: a page that nobody clicks is left alone.
    const unheard = listen(responses, ({ type, target }) => {
      // What plays again and again begins anew by itself.
      if (type !== 'seeking' || !(target as HTMLMediaElement).loop) end();
    });
    stop = () => {
      unheard();
      clearTimeout(timer);
    };
  });
};
