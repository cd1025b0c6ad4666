import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

const rowsOf = (list: HTMLElement | null): HTMLElement[] =>
  Array.from(list?.querySelectorAll<HTMLElement>(':scope > [data-case]') ?? []);

interface Place {
  caseId: string;
  top: number;
  focused: HTMLElement | undefined;
}

/** The first line whose start can be seen. */
const findPlace = (list: HTMLElement | null, headerPx: number): Place | undefined => {
  // At the very top, with nobody in the list, new lines may come in where they belong and be seen.
  const inUse = list?.matches(':hover, :focus-within') ?? false;
  if (!list || (scrollY < 8 && !inUse)) return undefined;
  const held = list.querySelector<HTMLElement>(':focus');
  const row =
    held?.closest<HTMLElement>('[data-case]') ??
    rowsOf(list).find((one) => one.getBoundingClientRect().top >= headerPx);
  return row && { caseId: row.dataset['case'] ?? '', top: row.getBoundingClientRect().top, focused: held ?? undefined };
};

/**
 * Keeps what is being read where it is when lines come in above it, and the focus on the line that had it.
 * Called while rendering: the page still shows the lines as they were.
 * @param headerPx height of what covers the top of the window
 */
export const useKeepPlace = (ref: RefObject<HTMLElement | null>, headerPx: number): void => {
  const before = findPlace(ref.current, headerPx);
  useLayoutEffect(() => {
    if (!before) return;
    const row = rowsOf(ref.current).find((one) => one.dataset['case'] === before.caseId);
    if (!row) return;
    if (before.focused && before.focused !== document.activeElement && ref.current?.contains(before.focused)) {
      before.focused.focus({ preventScroll: true });
    }
    scrollBy(0, row.getBoundingClientRect().top - before.top);
  });
};
