/** What somebody has chosen for the launcher. An explicit choice, kept with the day on which it ends. */
export interface LauncherPreferences {
  side?: 'start' | 'end';
  isSmall?: boolean;
  /** Hidden until then, in milliseconds since 1970. */
  hiddenUntil?: number;
  /** The whole note counts until then, in milliseconds since 1970. */
  until: number;
}

/** Days for which a side and a size are remembered. */
export const keptDays = 365;

/** The start of the next day where the visitor is. */
export const tomorrow = (now: number): number => {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
};

/** The note as far as it has the right shape and still counts. */
export const readPreferences = (noted: unknown, now: number): LauncherPreferences => {
  const { side, isSmall, hiddenUntil = 0, until = 0 } = (noted ?? {}) as Partial<LauncherPreferences>;
  if (!(until > now)) return { until: 0 };
  return {
    ...(/^(start|end)$/.test(String(side)) && { side: side! }),
    ...(isSmall === true && { isSmall }),
    ...(hiddenUntil > now && { hiddenUntil }),
    until,
  };
};
