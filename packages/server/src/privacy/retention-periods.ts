import type { SiteConfig } from '@earful/protocol';

/** How long what is kept. */
export interface RetentionPeriods {
  /** After the answer. */
  contactDays: number;
  /** After the newest revision came. */
  wordMonths: number;
  newsDays: number;
}

/** How long it is known who of the staff did what. No setting: whoever could shorten it could hide what they did. */
export const auditMonths = 36;

/** What the configuration says, and where it says nothing what the notice promises, and else the defaults. */
export function retentionPeriods({ retention, brand }: Pick<SiteConfig, 'retention' | 'brand'>): RetentionPeriods {
  return {
    contactDays: retention?.contactDays ?? brand.retention?.contactDays ?? 90,
    wordMonths: retention?.wordMonths ?? brand.retention?.wordMonths ?? 24,
    newsDays: retention?.newsDays ?? 90,
  };
}

/** A batch that comes again after this many days would count again; no page lives that long. */
export const batchIdDays = 30;

/** How long it is known what became of what others were told. */
export const deliveryDays = 30;

const dayMs = 24 * 3_600_000;

/** The moment so many days before. */
export const daysBefore = (nowMs: number, days: number): string => new Date(nowMs - days * dayMs).toISOString();

/** The moment so many months before, by the calendar in UTC. A day that the month does not have is its last one. */
export function monthsBefore(nowMs: number, months: number): string {
  const date = new Date(nowMs);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() - months, 1);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.toISOString();
}
