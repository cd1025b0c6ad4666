const minuteMs = 60_000;
const units = [
  { name: 'd', ms: 1_440 * minuteMs },
  { name: 'h', ms: 60 * minuteMs },
  { name: 'min', ms: minuteMs },
  { name: 's', ms: 1_000 },
] as const;

/**
 * A length of time in at most two neighbouring units: `3 h 12 min`, `2 d`, `45 s`. Rounded down, so that nothing is
 * said to have lasted longer than it did. Negative and unusable lengths read as `0 s`.
 */
export const describeDuration = (lengthMs: number): string => {
  const length = Number.isFinite(lengthMs) ? Math.max(0, lengthMs) : 0;
  const at = units.findIndex((unit) => length >= unit.ms);
  const unit = units[at];
  if (!unit) return '0 s';
  const whole = Math.floor(length / unit.ms);
  const next = units[at + 1];
  const rest = next ? Math.floor((length - whole * unit.ms) / next.ms) : 0;
  // Seconds beside minutes are noise; hours beside more than a week are too.
  const showRest = next && rest > 0 && unit.name !== 'min' && !(unit.name === 'd' && whole > 7);
  return showRest ? `${whole} ${unit.name} ${rest} ${next.name}` : `${whole} ${unit.name}`;
};
