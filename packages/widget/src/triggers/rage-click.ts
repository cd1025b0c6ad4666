import { listen } from '@earful/client';
import { isClosed, watchAnswers } from './answer.js';
import type { Fire, TriggerOptions } from './trigger.js';
import { onError } from './watch.js';

/** Repeated clicks are normal here: number fields, sliders, carousels, players, games, our own
 * prompt, which a framework may be about to hydrate and so is not marked, and what the host marks. */
const patientPlaces =
  'earful-critique,canvas,video,audio,select,[role=slider],textarea,[role=spinbutton],[aria-roledescription=carousel],input,[data-earful-ignore]';

/** How long the page has to respond visibly, in milliseconds. */
const responseMs = 1_000;

/**
 * Clicks repeated on one target: `times` (default 3), at most `withinMs` apart (default 1000), at most `radiusPx` apart
 * (default 30). Because Earful interrupts where others only record, a second condition holds: from the second click until
 * a second after the last one the page neither changed nor scrolled nor moved on, or a script failed.
 */
export const rageClick = (
  { parameters: { times = 3, withinMs = 1_000, radiusPx = 30 } = {} }: TriggerOptions,
  fire: Fire,
): void => {
  let chain: number;
  let last: MouseEvent | undefined;
  let place: EventTarget | undefined;
  let timer: ReturnType<typeof setTimeout>;
  /** False once a script has failed: then no response counts. */
  let responded: boolean | undefined;
  // A page that nobody clicks, or that has answered, is not observed.
  const respond = (): void => {
    responded ??= true;
    observer.disconnect();
  };
  const observer = new MutationObserver(respond);
  listen('scroll popstate hashchange pagehide', respond);
  onError(() => {
    responded = false;
  });
  listen<MouseEvent>('click', (click) => {
    // In open shadow roots, too.
    const path = click.composedPath() as Element[];
    const [target] = path;
    if (
      target !== place ||
      click.timeStamp - last!.timeStamp > withinMs ||
      Math.hypot(click.x - last!.x, click.y - last!.y) > radiusPx
    )
      chain = 0;
    last = click;
    place = target;
    // The page is searched for roots, so not at each click.
    if (++chain === 2 || times < 2) {
      responded = undefined;
      watchAnswers(document, observer, respond);
    }
    clearTimeout(timer);
    // A triple click selects a paragraph.
    if (
      chain >= times &&
      click.isTrusted &&
      !isClosed(target!) &&
      !path.some((it) => it.matches?.(patientPlaces)) &&
      !`${getSelection()}`
    )
      timer = setTimeout(() => responded || fire(), responseMs);
  });
};
