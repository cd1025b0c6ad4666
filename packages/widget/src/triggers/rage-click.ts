import { listen } from '../listen.js';
import type { Trigger } from './trigger.js';

/** Repeated clicks are normal here: number fields, sliders, carousels, players, games, and what the host marks. */
const patientPlaces =
  'input,select,textarea,video,audio,canvas,[role=slider],[role=spinbutton],[aria-roledescription=carousel],[data-earful-ignore],earful-critique';

const everything = { subtree: true, childList: true, attributes: true, characterData: true };

/** How long the page has to respond visibly, in milliseconds. */
const responseMs = 1_000;

/**
 * Clicks repeated on one target: `times` (default 3), at most `withinMs` apart (default 1000), at most `radiusPx` apart
 * (default 30, sum of both axes). Because Earful interrupts where others only record, a second condition holds: from the
 * second click until a second after the last one the page neither changed nor scrolled nor moved on, or a script failed.
 */
export const rageClick: Trigger<Window> = (page, { parameters }, fire) => {
  const { times = 3, withinMs = 1_000, radiusPx = 30 } = parameters ?? {};
  let chain = 0;
  let last: MouseEvent | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let responded = false;
  let failed = false;
  let stops: (() => void)[] = [];
  const respond = (): unknown => (responded = true);
  const observer = new MutationObserver(respond);
  const clear = (): void => {
    clearTimeout(timer);
    observer.disconnect();
    stops.forEach((stop) => stop());
    stops = [];
    responded = failed = false;
  };
  const watch = (): void => {
    observer.observe(page.document, everything);
    stops = [
      listen(page, 'scroll popstate hashchange pagehide', respond),
      listen(page, 'error unhandledrejection', () => (failed = true)),
    ];
  };
  const stopClicks = listen<MouseEvent>(page, 'click', (click) => {
    const target = click.target as Element;
    const again =
      last &&
      last.target === target &&
      click.timeStamp - last.timeStamp <= withinMs &&
      Math.abs(click.clientX - last.clientX) + Math.abs(click.clientY - last.clientY) <= radiusPx;
    if (!again) {
      clear();
      chain = 0;
    }
    chain++;
    last = click;
    if ((chain < 2 && times > 1) || !click.isTrusted || target.closest(patientPlaces) || getSelection()?.toString())
      return;
    if (!stops.length) watch();
    clearTimeout(timer);
    timer = setTimeout(() => {
      const missed = failed || !responded;
      clear();
      if (missed && chain >= times) fire();
    }, responseMs);
  });
  return () => {
    clear();
    stopClicks();
  };
};
