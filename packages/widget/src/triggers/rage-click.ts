import { listen } from '@earful/client';
import { createAnswers } from './helpers/answers.js';
import { createClocks } from './helpers/clocks.js';
import { answersUnseen, onError } from './helpers/watch.js';
import type { Trigger } from './trigger.js';

/** Repeated clicks are normal here: number fields, sliders, carousels, our own prompt, which a framework may be about to
 * hydrate and so is not marked, and what the host marks. */
const patientPlaces =
  'input,textarea,select,audio,[aria-roledescription=carousel],[role=slider],[role=spinbutton],earful-critique,[data-earful-ignore]';

/** How long the page has to respond visibly, in milliseconds. */
const responseMs = 1_000;

/**
 * Clicks repeated on one target: `times` (default 3), at most `withinMs` apart (default 1000), at most `radiusPx` apart
 * (default 30). Because Earful interrupts where others only record, a second condition holds: from the second click until
 * a second after the last one the page, fields included, neither changed nor scrolled nor moved on, or a script failed. What
 * clocks show is no response.
 */
export const rageClick: Trigger = (
  { parameters: { times = 3, withinMs = 1_000, radiusPx = 30 } = {} },
  fire,
  visit,
) => {
  let chain: number;
  let last: MouseEvent | undefined;
  let place: EventTarget | undefined;
  let timer: ReturnType<typeof setTimeout>;
  /** False once a script has failed: then no response counts. */
  let responded: boolean | undefined;
  let fields: string;
  const clocks = createClocks();
  const { look, end } = createAnswers(() => (responded ??= true), clocks.note);
  const compare = (): void => {
    if (!responded && fields !== (fields = look())) end();
  };
  listen('pagehide popstate hashchange', end);
  // From now on they are looked for here.
  visit.onEvent('answer', (_event, _path, _at, isPast) => isPast && end());
  onError(visit, () => {
    end();
    responded = false;
  });
  visit.onEvent<MouseEvent>('click', (click, path) => {
    const [target] = path;
    const isAgain =
      target === place &&
      click.timeStamp - last!.timeStamp <= withinMs &&
      Math.hypot(click.x - last!.x, click.y - last!.y) <= radiusPx;
    if (!isAgain) chain = 0;
    last = click;
    place = target;
    // The page is searched, so only for clicks that are repeated.
    if (++chain === 2 || times < 2) {
      end();
      clocks.forget();
      responded = undefined;
      fields = look();
    } else if (chain > 2) compare();
    clearTimeout(timer);
    if (
      chain < times ||
      !click.isTrusted ||
      answersUnseen(target!, click) ||
      path.some((it) => it.matches?.(patientPlaces)) ||
      // A triple click on words selects them. On a control it does so by chance, or other words have been selected before.
      (getSelection()!.toString() && /auto|text/.test(getComputedStyle(target!).cursor))
    )
      return;
    timer = setTimeout(() => {
      compare();
      timer = clocks.settle((isClock) => {
        if (!responded && isClock) fire();
      });
    }, responseMs);
  });
};
