import { listen } from '@earful/client';

/** How often the address is looked at where the browser has no Navigation API, in milliseconds. */
const lookMs = 500;

/**
 * Calls back whenever the address of this page has changed: links inside the page, `pushState`, `replaceState`, the hash,
 * back and forward, and a page that returns from the back/forward cache. `history` is never patched: where the Navigation
 * API is missing, the address is looked at twice a second.
 */
export const onNavigate = (arrive: () => void): void => {
  let { href } = location;
  const look = (): void => {
    if (href === location.href) return;
    href = location.href;
    arrive();
  };
  const { navigation } = window as { navigation?: EventTarget };
  if (navigation) navigation.addEventListener('currententrychange', look);
  else setInterval(look, lookMs);
  listen('popstate hashchange', look);
  listen<PageTransitionEvent>('pageshow', ({ persisted }) => persisted && arrive());
};
