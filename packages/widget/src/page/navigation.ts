import { listen } from '@earful/client';

/** How often the page is looked at, in milliseconds. */
const lookMs = 500;

/**
 * Calls back whenever the address of this page has changed: links inside the page, `pushState`, `replaceState`, the hash,
 * back and forward, and a page that returns from the back/forward cache; and when `isElsewhere` says that the place has. Routers
 * write the address first and draw later, so that is looked at twice a second; so is the address where the Navigation API is
 * missing, because `history` is never patched.
 */
export const onNavigate = (arrive: () => void, isElsewhere: () => boolean): void => {
  let { href } = location;
  const look = (): void => {
    if (href === location.href && !isElsewhere()) return;
    href = location.href;
    arrive();
  };
  (window as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', look);
  setInterval(look, lookMs);
  listen('popstate hashchange', look);
  listen<PageTransitionEvent>('pageshow', ({ persisted }) => persisted && arrive());
};
