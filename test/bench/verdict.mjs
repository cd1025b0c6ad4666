/** One line of a table of figures: what was asked for, what was measured, and whether that is enough. */
export const verdict = (figure, bar, got, unit = '') => ({
  figure,
  bar: bar === undefined ? '' : `≤ ${bar}${unit}`,
  got: `${Number(got.toFixed(2))}${unit}`,
  verdict: bar === undefined ? '' : got <= bar ? 'pass' : 'MISS',
});

/** Of figures of which more is better: the share that must be reached, the other way round. */
export const barOfShare = (share) => Math.floor(100 / share) / 100;
