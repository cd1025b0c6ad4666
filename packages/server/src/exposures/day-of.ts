/** A day in UTC: `2026-02-10`. */
export const dayOf = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);
