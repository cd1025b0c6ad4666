import { startOfDay, wallClock } from '@earful/insight';
import type { StandingsQuery } from '@earful/protocol';
import { volunteered } from '@earful/protocol';
import type { Site } from './site.js';

interface Row {
  touchpoint_id: string;
  origin: string;
  disconfirmation: number | null;
  severity: number | null;
  causes: string | null;
  locale: string;
  viewport_width: number | null;
  at: string;
  queued_ms: number;
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function countInto(length: number, indexes: readonly number[]): number[] {
  const counts = Array.from({ length }, () => 0);
  for (const index of indexes) counts[index]! += 1;
  return counts;
}

/** What standings count, by looking at every answer: slow, and simple enough to be believed. */
export async function standingsByRows(
  site: Site,
  timeZone: string,
  { origin, days }: StandingsQuery,
): Promise<{ origins: Record<string, number>; touchpoints: Record<string, object> }> {
  const rows = await site.rows<Row>(`select r.*, coalesce(r.occurred_at, r.submitted_at) as at,
      (select queued_ms from revisions f where f.critique_id = r.critique_id order by f.revision limit 1) as queued_ms
    from critiques c join revisions r on r.critique_id = c.id and r.revision = c.latest_revision
    where c.withdrawn_at is null and c.in_doubt = 0`);
  const clock = wallClock(timeZone);
  const last = clock(site.clock.nowMs).day;
  const first = last + 1 - days;
  const weeks = Math.ceil(days / 7);
  const answers = rows.filter(
    ({ at }) => Date.parse(at) >= startOfDay(clock, first) && Date.parse(at) <= site.clock.nowMs + 5 * 60_000,
  );
  const asked = answers.filter(
    (one) => (volunteered as readonly string[]).includes(one.origin) === (origin === 'volunteered'),
  );
  const figures = (id: string) => {
    const own = asked.filter((one) => one.touchpoint_id === id);
    const walls = own.map(({ at }) => clock(Date.parse(at)));
    const given = own.flatMap(({ disconfirmation }) => (disconfirmation === null ? [] : [disconfirmation]));
    const widths = own.flatMap(({ viewport_width: px }) => (px === null ? [] : [px]));
    const later = own.filter(({ queued_ms: ms }) => ms > 60_000).length;
    return {
      critiques: own.length,
      n: given.length,
      k: given.reduce((sum, one) => sum + (one === -2 ? 1 : one === -1 ? 0.5 : 0), 0),
      shares: countInto(
        5,
        given.map((one) => one + 2),
      ),
      severities: countInto(
        4,
        own.flatMap(({ severity }) => (severity === null ? [] : [severity - 1])),
      ),
      causes: countBy(own.flatMap(({ causes }) => (causes === null ? [] : (JSON.parse(causes) as string[])))),
      byHour: countInto(
        24,
        walls.map(({ hour }) => hour),
      ),
      byWeekday: countInto(
        7,
        walls.map(({ weekday }) => weekday),
      ),
      byWeek: countInto(
        weeks,
        walls.map(({ day }) => weeks - 1 - Math.max(0, Math.floor((last - day) / 7))),
      ),
      byLocale: countBy(own.map(({ locale }) => locale)),
      byViewport: { narrow: widths.filter((px) => px < 600).length, wide: widths.filter((px) => px >= 600).length },
      delivered: { atOnce: own.length - later, later },
    };
  };
  const ids = new Set(['checkout', 'delivery', 'returns', ...asked.map((one) => one.touchpoint_id)]);
  return {
    origins: countBy(answers.map((one) => one.origin)),
    touchpoints: Object.fromEntries([...ids].map((id) => [id, figures(id)])),
  };
}
