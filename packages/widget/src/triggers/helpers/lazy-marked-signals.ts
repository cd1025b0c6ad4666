/** How often the page is searched, in milliseconds; when-seen.ts says why it is not observed. */
const searchMs = 500;

/** Where nothing else needs signals.js: fetches it for the first element that tells by markup, whenever that comes. */
export const watchMarkedSignalsLazily = (tell: (name: string, facts: Record<string, unknown>) => void): void => {
  const timer = setInterval(() => {
    if (!document.querySelector('[data-earful-signal]')) return;
    clearInterval(timer);
    // Not fetched: the next page tries again.
    import('../../signals.js').then((it) => it.watchMarkedSignals(tell)).catch(() => {});
  }, searchMs);
};
