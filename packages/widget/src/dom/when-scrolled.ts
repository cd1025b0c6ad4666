/** Nothing has moved for so many milliseconds: it is over. */
const restMs = 150;

/** Runs whenever scrolling has come to an end, of the page or of anything in it. Safari tells of it since 26.2 only. */
export const whenScrolled = (run: () => void, options?: { signal: AbortSignal }): void => {
  const isTold = 'onscrollend' in window;
  let timer: ReturnType<typeof setTimeout>;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(run, restMs);
  };
  addEventListener(isTold ? 'scrollend' : 'scroll', isTold ? run : later, { ...options, capture: true, passive: true });
};
