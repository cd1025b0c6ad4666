import type { WordingState } from '../types.js';

/** The button that is always there, in English. */
export const launcher = {
  label: 'Tell us what went wrong',
  /** Pressed, and the prompt is still being fetched. */
  opening: 'One moment…',
  /** When the prompt could not be fetched: there is nothing else yet to say it. */
  fault: 'No connection. Try again',
  options: 'Options of this button',
  move: 'Move to the other side',
  hideToday: 'Hide until tomorrow',
  shrink: 'Make it small',
  grow: 'Make it large again',
} as const;

export const state: WordingState = { source: 'our own', reviewed: false };
