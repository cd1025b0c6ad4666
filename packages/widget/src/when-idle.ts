/** Runs once the page has loaded and is idle. WebKit has no requestIdleCallback: there a second after load. */
export const whenIdle = (run: () => void): void => {
  const wait = (): unknown => (window.requestIdleCallback ?? ((idle: () => void) => setTimeout(idle, 1_000)))(run);
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
};
