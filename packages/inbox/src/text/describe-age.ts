import { describeDuration } from './describe-duration.js';
import { strings } from './strings.js';

const hourMs = 3_600_000;

/** How long ago, in one unit: `just now`, `12 min ago`, `3 h ago`, `5 d ago`. A moment in the future reads as now. */
export const describeAge = (iso: string, nowMs: number): string => {
  const ageMs = nowMs - Date.parse(iso);
  if (!(ageMs >= 60_000)) return strings.justNow;
  const rough = ageMs >= 24 * hourMs ? 24 * hourMs : ageMs >= hourMs ? hourMs : 60_000;
  return strings.ago(describeDuration(Math.floor(ageMs / rough) * rough));
};
