import type { Etiquette, Reason } from './eligibility.js';

const fields =
  'input:not([type=submit],[type=button],[type=image],[type=checkbox],[type=radio],[type=range]),textarea,select,iframe,[contenteditable]';
const dialogs = 'dialog[open],[aria-modal=true],[role=dialog],[role=alertdialog],[popover]';
/** Signing in, and what the site marks: an age check, terms to accept. */
const steps = '[data-earful-quiet],[type=password]';
/**
 * Card fields, and notices of consent, which the tools that make them name like this. In the way is what floats or sticks,
 * and what lies where the card would: a payment may have failed, but we never ask on top of where it is tried again.
 */
const avoided =
  '[autocomplete^=cc-],[id*=cookie i],[class*=cookie i],[id*=consent i],[class*=consent i],[id*=onetrust],[id*=didomi]';

/** The innermost focused element, through open shadow roots. */
const focused = (): Element | null => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};

/** The corner that a card takes at most, in CSS pixels. A sheet is as wide as its window. */
const cornerPx = [420, 520] as const;

/** Is any of these to be seen in the window as it is now scrolled? Closed drawers often wait outside of it. */
const inView = (selector: string, fits: (element: Element, place: DOMRect) => boolean = () => true): boolean =>
  [...document.querySelectorAll(selector)].some((element) => {
    const place = element.getBoundingClientRect();
    return (
      place.height &&
      place.bottom > 0 &&
      place.right > 0 &&
      place.top < innerHeight &&
      place.left < innerWidth &&
      element.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) !== false &&
      fits(element, place)
    );
  });

/** Watches this page for what stands in the way of asking. A frame with focus counts as a field: card forms live in frames. */
export const watchSurroundings = (side?: 'start' | 'end'): ((etiquette: Etiquette) => Reason | undefined) => {
  let lastInput = performance.now();
  for (const type of ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll', 'touchmove']) {
    // Passive: scrolling does not wait for us.
    addEventListener(type, () => (lastInput = performance.now()), { capture: true, passive: true });
  }
  return ({ arrivalMs, quietMs }) => {
    const now = performance.now();
    if (document.hidden) return 'hidden';
    if (now < arrivalMs) return 'arrival';
    if (focused()?.matches(fields)) return 'typing';
    // First what costs nothing to know: the page is searched only in a quiet moment.
    if (now - lastInput < quietMs) return 'quiet';
    if (inView(dialogs)) return 'modalOpen';
    const isLeft = (side === 'start') === (getComputedStyle(document.documentElement).direction === 'ltr');
    const [width, height] = cornerPx;
    if (
      inView(steps) ||
      inView(
        avoided,
        (element, { bottom, left, right }) =>
          (bottom > innerHeight - height && (isLeft ? left < width : right > innerWidth - width)) ||
          /fixed|sticky/.test(getComputedStyle(element).position),
      )
    )
      return 'step';
    return;
  };
};
