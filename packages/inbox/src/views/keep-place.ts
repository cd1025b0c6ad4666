import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Place } from '../data/case-list.js';

const rowsOf = (list: Element | null): HTMLElement[] =>
  Array.from(list?.querySelectorAll<HTMLElement>(':scope > [data-case]') ?? []);

export const placeOf = (row: HTMLElement): Place => {
  const rows = rowsOf(row.parentElement);
  return {
    caseIds: rows.slice(rows.indexOf(row)).map((one) => one.dataset['case'] ?? ''),
    top: row.getBoundingClientRect().top,
  };
};

/** The first line whose start can be seen, or the one that has the focus. */
const findPlace = (list: HTMLElement | null, coveredPx: number): Place | undefined => {
  // At the very top, with nobody in the list, new lines may come in where they belong and be seen.
  const inUse = list?.matches(':hover, :focus-within') ?? false;
  if (!list || (scrollY < 8 && !inUse)) return undefined;
  const row =
    list.querySelector(':focus')?.closest<HTMLElement>('[data-case]') ??
    rowsOf(list).find((one) => one.getBoundingClientRect().top >= coveredPx);
  return row && placeOf(row);
};

/** Scrolls what has a place back to it, and puts the focus there if asked; when no line is left, on the heading. */
export const bringBack = (list: HTMLElement | null, { caseIds, top }: Place, focus: boolean): void => {
  const rows = new Map(rowsOf(list).map((row) => [row.dataset['case'], row]));
  const row = rows.get(caseIds.find((caseId) => rows.has(caseId)));
  if (row) scrollBy(0, row.getBoundingClientRect().top - top);
  if (!focus) return;
  if (row) row.querySelector('a')?.focus({ preventScroll: true });
  else document.querySelector('h1')?.focus();
};

/**
 * Keeps what is being read where it is when lines come in above it, and the focus on the line that had it.
 * Called while rendering: the page still shows the lines as they were.
 * @param coveredPx height of what covers the top of the window
 */
export const useKeepPlace = (ref: RefObject<HTMLElement | null>, coveredPx: number): void => {
  const before = findPlace(ref.current, coveredPx);
  const hadFocus = ref.current?.matches(':focus-within') ?? false;
  useLayoutEffect(() => {
    if (before) bringBack(ref.current, before, hadFocus && !ref.current?.matches(':focus-within'));
  });
};
