import type { PublicConfig } from '@earful/protocol';
import type { Report } from '../faults/report.js';
import { coversAddress } from './covers-address.js';
import { onNavigate } from './navigation.js';

/** The first touchpoint of the configuration whose paths cover this address. */
export const touchpointAt = (
  touchpoints: PublicConfig['touchpoints'],
  address: Parameters<typeof coversAddress>[1],
): string | undefined => touchpoints.find(({ paths }) => paths?.some((pattern) => coversAddress(pattern, address)))?.id;

/** Routers keep old views, hidden. `display: contents` has no box of its own. Older browsers cannot tell. */
const isShown = (element: Element): unknown =>
  [element, element.firstElementChild].some((one) => one?.checkVisibility?.() ?? one);

/** The touchpoint of the first element shown in the page that is marked with `data-earful-touchpoint`, if it is a known one. */
const markedTouchpoint = (touchpoints: PublicConfig['touchpoints']): string | undefined => {
  const mark = [...document.querySelectorAll<HTMLElement>('[data-earful-touchpoint]')].find(isShown);
  return touchpoints.find(({ id }) => id === mark?.dataset['earfulTouchpoint'])?.id;
};

type Arrive = (touchpoint: string | undefined) => void;

/**
 * Which touchpoint is here, and who hears when the visitor arrives at one: `onArrive` tells at once of the present one, then of
 * every change of the address and of the place.
 */
export const watchTouchpoint = ({ touchpoints }: PublicConfig, report: Report) => {
  const placeOf = (href: string): string | undefined => touchpointAt(touchpoints, new URL(href));
  /** What the page marks wins over its address. */
  const here = (): string | undefined => markedTouchpoint(touchpoints) ?? placeOf(location.href);
  const ids = touchpoints.map(({ id }) => id);
  const misnamed = new Set<string>();
  const listeners: Arrive[] = [];
  // Looked up once: with many triggers it is a search of the page for each.
  let place = here();
  onNavigate(
    () => {
      place = here();
      for (const listener of listeners) listener(place);
    },
    () => place !== here(),
  );
  return {
    here,
    placeOf,
    onArrive(listener: Arrive): void {
      listeners.push(listener);
      listener(place);
    },
    /** A name that the host gave, if a touchpoint has it. What is no text was no name: an event that was passed on, for example. */
    known(name: unknown, path: string): string | undefined {
      if (!name || typeof name !== 'string') return;
      if (ids.includes(name)) return name;
      if (!misnamed.has(name)) report('reference', path, name, ids);
      misnamed.add(name);
    },
  };
};
