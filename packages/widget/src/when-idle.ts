import { listen } from './listen.js';

/** Runs once the page has loaded and is idle. WebKit has no requestIdleCallback: there a second after load. */
export const whenIdle = (run: () => void): void => {
  const wait = (): unknown => ('requestIdleCallback' in window ? requestIdleCallback(run) : setTimeout(run, 1_000));
  if (document.readyState === 'complete') wait();
  else listen('load', wait);
};
