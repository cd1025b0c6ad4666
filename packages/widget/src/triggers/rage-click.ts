import type { Trigger } from './trigger.js';

/** Repeated clicks are normal here: number fields, sliders, carousels, players, games, and what the host marks. */
const patientPlaces =
  'input,select,textarea,video,audio,canvas,[role=slider],[role=spinbutton],[aria-roledescription=carousel],[data-earful-ignore],earful-critique';

/** How long the page has to respond visibly, in milliseconds. */
const responseMs = 1_000;

/**
 * Clicks repeated on one target: `times` (default 3), at most `withinMs` apart (default 1000), at most `radiusPx` apart
 * (default 30, sum of both axes). Because Earful interrupts where others only record, a second condition holds: from the
 * second click until a second after the last one the page neither changed nor scrolled nor moved on, or a script failed.
 */
export const rageClick: Trigger = (host, { parameters }, fire) => {
  const { times = 3, withinMs = 1_000, radiusPx = 30 } = parameters ?? {};
  let chain = 0;
  let last: MouseEvent | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let responded = false;
  let failed = false;
  const sinceLast = ({ timeStamp }: Event): number => timeStamp - (last?.timeStamp ?? -Infinity);
  const judge = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (failed || !responded) fire();
  };
  const stops = [
    host.onNote('click', (event) => {
      const click = event as MouseEvent;
      const { target } = click;
      // Clicks that came before this chunk arrive all at once: then the verdict on the last ones is still to come.
      if (timer && sinceLast(click) > responseMs) judge();
      const again =
        last &&
        last.target === target &&
        sinceLast(click) <= withinMs &&
        Math.abs(click.clientX - last.clientX) + Math.abs(click.clientY - last.clientY) <= radiusPx;
      if (!again) {
        clearTimeout(timer);
        timer = undefined;
        chain = 0;
      }
      chain++;
      last = click;
      if (chain === 1 || (chain === 2 && times > 1)) responded = failed = false;
      if (chain < times || !click.isTrusted || !(target instanceof Element) || target.closest(patientPlaces)) return;
      // A triple click selects a paragraph.
      if (getSelection()?.toString()) return;
      clearTimeout(timer);
      timer = setTimeout(judge, responseMs);
    }),
    ...['mutation', 'scroll', 'popstate', 'hashchange', 'pagehide'].map((type) =>
      host.onNote(type, (event) => {
        if (sinceLast(event) <= responseMs) responded = true;
      }),
    ),
    ...['error', 'unhandledrejection'].map((type) =>
      host.onNote(type, (event) => {
        if (sinceLast(event) <= responseMs) failed = true;
      }),
    ),
  ];
  return () => {
    clearTimeout(timer);
    stops.forEach((stop) => stop());
  };
};
