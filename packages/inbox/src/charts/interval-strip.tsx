/** An estimate and its interval on a line from 0 to 100 %. The words beside it say the same, so it is hidden from readers. */
export const IntervalStrip = ({ value, low, high }: { value: number; low: number; high: number }) => (
  <svg class="interval" viewBox="0 0 200 16" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect class="axis" x="0" y="7" width="200" height="2" rx="1" />
    <rect class="range" x={low * 200} y="5" width={Math.max(2, (high - low) * 200)} height="6" rx="3" />
    <rect class="point" x={value * 200 - 1.5} y="1" width="3" height="14" rx="1" />
  </svg>
);
