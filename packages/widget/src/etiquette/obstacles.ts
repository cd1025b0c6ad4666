import { listen } from '@earful/client';
import { focusedElement } from '../dom/focused-element.js';
import type { Etiquette, Reason } from './eligibility.js';

const fields =
  'input:not([type=submit],[type=button],[type=image],[type=checkbox],[type=radio],[type=range]),textarea,select,iframe,[contenteditable]';
const dialogs = 'dialog[open],[aria-modal=true],[role=dialog],[role=alertdialog],[popover]';
/** Signing in, and what the site marks: an age check, terms to accept. */
const steps = '[data-earful-quiet],[type=password]';
/**
 * In the way is what floats or sticks, and what lies where the card would: a payment may have failed, but we never ask on top
 * of where it is tried again.
 */
const cards = '[autocomplete^=cc-],iframe:is([name^=__privateStripe],[title*=card i],[title*=payment i])';
/** The tools that make them name them like this. So do they what they leave behind, and shops their biscuits. */
const notices = '[id*=cookie i],[class*=cookie i],[id*=consent i],[class*=consent i],[id*=onetrust],[id*=didomi]';
/** What floats and is smaller only leads back to the notice; in square CSS pixels. */
const noticePx = 16_000;

/** The corner that a card takes at most, in CSS pixels. A sheet is as wide as its window. */
const cornerPx = [420, 520] as const;

const isOwn = ({ localName }: Element): boolean => localName.startsWith('earful-');

/** This, and every open shadow root below it but ours: consent tools and design systems have their dialogs there. */
const rootsBelow = (root: ParentNode): ParentNode[] => [
  root,
  ...[root as Element, ...root.querySelectorAll('*')].flatMap((it) =>
    it.shadowRoot && !isOwn(it) ? rootsBelow(it.shadowRoot) : [],
  ),
];

const allIn = (roots: ParentNode[], selector = '*'): Element[] =>
  roots.flatMap((root) => [...root.querySelectorAll(selector)]);

/** The element at this place of the window, through open shadow roots but ours. */
const hit = (x: number, y: number, root: DocumentOrShadowRoot = document): Element | null => {
  const element = root.elementFromPoint(x, y);
  const inner = element?.shadowRoot;
  return inner && inner !== root && !isOwn(element) ? (hit(x, y, inner) ?? element) : element;
};

/** What an element is drawn in: its slot, its parent, or the host of its shadow root. */
const around = (element: Element): Element | null =>
  element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host;

const isWithin = (element: Element | null | undefined, outer: Element): boolean =>
  !!element && (element === outer || isWithin(around(element), outer));

/**
 * Does something fixed lie over the middle of the window that wants an answer, whatever its name: a payment to approve, a
 * notice? It hides something of the page or is small; a part of the page that is fixed, such as a map, is neither. An
 * application all of which is fixed is the greater part of its page.
 */
const isCovered = (): boolean => {
  let found = hit(innerWidth / 2, innerHeight / 2);
  while (found && getComputedStyle(found).position !== 'fixed') found = around(found);
  if (!found || isOwn(found)) return false;
  const layer = found;
  const all = allIn(rootsBelow(document.body));
  const { left, top, right, bottom, width, height } = layer.getBoundingClientRect();
  /** With nothing inside that could be hidden instead. */
  const isHidden = (element: Element): boolean => {
    if (element.firstElementChild || element.shadowRoot) return false;
    const place = element.getBoundingClientRect();
    const x = place.left + place.width / 2;
    const y = place.top + place.height / 2;
    return (
      x > left &&
      x < right &&
      y > top &&
      y < bottom &&
      !isWithin(element, layer) &&
      isWithin(hit(x, y), layer) &&
      // It would be hit itself.
      (element.getRootNode() as Document | ShadowRoot).elementsFromPoint(x, y).includes(element)
    );
  };
  return (
    allIn(rootsBelow(layer)).length * 2 < all.length &&
    all.some((it) => it.matches('a,button,iframe,input,[role=button]') && isWithin(it, layer)) &&
    (width * height * 3 < innerWidth * innerHeight ||
      all.some(isHidden) ||
      // What is inert is never hit.
      !!document.querySelector('body>[inert]'))
  );
};

/** Is any of these to be seen in the window as it is now scrolled? Closed drawers often wait outside of it. */
const inView = (
  roots: ParentNode[],
  selector: string,
  fits: (element: Element, place: DOMRect) => unknown = () => true,
): boolean =>
  allIn(roots, selector).some((element) => {
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
export const watchObstacles = (side?: 'start' | 'end') => {
  let lastInput = performance.now();
  // A page that was loaded ahead, or in a tab behind this one, has nobody in front of it yet.
  let arrivedAt = document.hidden ? Infinity : undefined;
  /** The visitor has come, here or to another place of this page. */
  const arrive = (): void => {
    arrivedAt = lastInput = performance.now();
  };
  listen('visibilitychange', () => {
    if (!document.hidden && arrivedAt === Infinity) arrive();
  });
  listen<PageTransitionEvent>('pageshow', ({ persisted }) => persisted && arrive());
  const moved = ({ type, target }: Event): void => {
    // A band of news scrolls by itself. Where a person scrolls a box as low, there is a wheel, a finger or a key.
    if (type !== 'scroll' || !((target as Element).clientHeight * 3 < innerHeight)) lastInput = performance.now();
  };
  for (const type of ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll', 'touchmove']) {
    // Passive: scrolling does not wait for us.
    addEventListener(type, moved, { capture: true, passive: true });
  }
  /** What costs nothing to know: the page is searched only in a quiet moment. */
  const busy = ({ arrivalMs, quietMs }: Etiquette): Reason | undefined => {
    const now = performance.now();
    if (document.hidden) return 'hidden';
    // Servers take their time: nobody has arrived before there was something to be seen.
    const seen = performance.getEntriesByName('first-contentful-paint')[0];
    if (now - (arrivedAt ?? seen?.startTime ?? 0) < arrivalMs) return 'arrival';
    // An invitation takes the launcher's place: not while somebody is at it.
    const launcher = document.querySelector('earful-launcher')?.shadowRoot;
    if (focusedElement()?.matches(fields) || launcher?.querySelector(':focus-visible,.list:not([hidden])'))
      return 'typing';
    return now - lastInput < quietMs ? 'quiet' : undefined;
  };
  const inTheWay = (): Reason | undefined => {
    const roots = rootsBelow(document);
    const full = document.fullscreenElement ?? document.documentElement;
    // What fills the screen alone, a film, hides an invitation.
    if (full !== document.documentElement || inView(roots, dialogs) || isCovered()) return 'modalOpen';
    const isLeft = (side === 'start') === (getComputedStyle(document.documentElement).direction === 'ltr');
    const [width, height] = cornerPx;
    /** A notice floats, or asks for something. The page itself only remembers what was answered; links lead to the policy. */
    const isAvoided = (element: Element, place: DOMRect): unknown => {
      const floats = /fixed|sticky/.test(getComputedStyle(element).position);
      const isBelow =
        place.bottom > innerHeight - height && (isLeft ? place.left < width : place.right > innerWidth - width);
      if (element.matches(cards)) return floats || isBelow;
      if (element.matches('html,body,a,a *')) return false;
      return floats ? place.width * place.height > noticePx : isBelow && element.querySelector('button,iframe');
    };
    if (inView(roots, steps) || inView(roots, cards + ',' + notices, isAvoided)) return 'step';
    return;
  };
  return { arrive, busy, inTheWay };
};
