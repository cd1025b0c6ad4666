import { listen } from '@earful/client';
import { watchAnswers } from './answer.js';
import type { Fire, TriggerOptions } from './trigger.js';
import { onError } from './watch.js';

/** Repeated clicks are normal here: number fields, sliders, carousels, players, games, our own
 * prompt, which a framework may be about to hydrate and so is not marked, and what the host marks. */
const patientPlaces =
  'input,textarea,select,video,audio,[aria-roledescription=carousel],[role=slider],[role=spinbutton],canvas,earful-critique,[data-earful-ignore]';

/** How long the page has to respond visibly, in milliseconds. */
const responseMs = 1_000;

/**
 * Clicks repeated on one target: `times` (default 3), at most `withinMs` apart (default 1000), at most `radiusPx` apart
 * (default 30). Because Earful interrupts where others only record, a second condition holds: from the second click until
 * a second after the last one the page, fields included, neither changed nor scrolled nor moved on, or a script failed.
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
  let fields: string;
  // A page that nobody clicks, or that has answered, is not observed.
  const respond = (): void => {
    responded ??= true;
    observer.disconnect();
  };
  const observer = new MutationObserver(respond);
  const compare = (): void => {
    if (!responded && fields !== (fields = watchAnswers(document, observer, respond))) respond();
  };
  listen('pagehide popstate scroll hashchange', respond);
  onError(() => {
    responded = false;
  });
  listen<MouseEvent>('click', (click) => {
    // In open shadow roots, too.
    const path = click.composedPath() as Element[];
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
      responded = undefined;
      fields = watchAnswers(document, observer, respond);
    } else if (chain > 2) compare();
    clearTimeout(timer);
    if (
      chain < times ||
      !click.isTrusted ||
      // It may answer where nobody can see it: in a closed shadow root.
      (!target!.shadowRoot && customElements.get(target!.localName)) ||
      path.some((it) => it.matches?.(patientPlaces)) ||
      // A triple click selects a paragraph.
      getSelection()!.toString()
    )
      return;
    timer = setTimeout(() => {
      compare();
      if (!responded) fire();
    }, responseMs);
  });
};
