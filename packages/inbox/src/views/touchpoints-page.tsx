import type { Standings, StandingsQuery } from '@earful/protocol';
import { StaffError } from '@earful/client/staff';
import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import { formatCount, formatDay } from '../text/format.js';
import { describeOrigin, isVolunteered } from '../text/describe-origin.js';
import { strings } from '../text/strings.js';
import { useAnnounceChange } from './announce-change.js';
import { Choice } from './choice.js';
import { FaultNote } from './fault-note.js';
import { useInbox } from './inbox-context.js';
import { PageHeading } from './page-heading.js';
import { StandingCard } from './standing-card.js';

const words = strings.standings;
const periods = ['30', '90', '365'] as const;
type Period = (typeof periods)[number];

/** Least good first. Invited and volunteered answers are two pages of one book, never one figure. */
export const TouchpointsPage = () => {
  const inbox = useInbox();
  const { url, query, route } = useLocation();
  const standings = useSignal<Standings | undefined>(undefined);
  const fault = useSignal<StaffError | undefined>(undefined);
  const asked = useRef(0);
  const origin: StandingsQuery['origin'] = query['origin'] === 'volunteered' ? 'volunteered' : 'invited';
  const days: Period = periods.find((period) => period === query['days']) ?? '90';

  const load = async (): Promise<void> => {
    asked.current += 1;
    const turn = asked.current;
    try {
      const answer = await inbox.call(inbox.client.standings({ origin, days: Number(days) }));
      if (turn !== asked.current) return;
      standings.value = answer;
      fault.value = undefined;
    } catch (error) {
      if (!(error instanceof StaffError)) throw error;
      if (turn === asked.current) fault.value = error;
    }
  };
  useEffect(() => void load(), [url, inbox.latest.value.count]);

  const go = (change: { origin?: string; days?: string }): void => {
    const search = new URLSearchParams({ origin, days, ...change });
    route(`${inbox.base.inbox}/touchpoints?${search}`, true);
  };
  const shown = standings.value;
  const silent = shown?.touchpoints.filter((one) => one.critiques === 0).length ?? 0;
  const counted = shown?.touchpoints.reduce((sum, one) => sum + one.critiques, 0) ?? 0;
  const period = shown && words.from(formatDay(shown.from, shown.timeZone), formatDay(shown.to, shown.timeZone));
  const hint = shown?.origin === 'volunteered' ? words.volunteeredHint : words.invitedHint;
  const basis = `${words.counted(formatCount(counted))}, ${period}. ${hint}`;
  useAnnounceChange(period && `${period} ${hint}`, basis);
  return (
    <main id="content" class="page">
      <div class="page-head">
        <PageHeading>{words.title}</PageHeading>
      </div>
      <p class="lead">{words.lead}</p>
      <div class="filters">
        <Choice
          label={words.origin}
          value={origin}
          choices={[
            ['invited', words.invited],
            ['volunteered', words.volunteered],
          ]}
          onChoose={(next) => go({ origin: next })}
        />
        <Choice
          label={words.period}
          value={days}
          choices={periods.map((period) => [period, words.days(period)] as const)}
          onChoose={(next) => go({ days: next })}
        />
      </div>
      {fault.value && <FaultNote fault={fault.value} onRetry={load} />}
      {!shown && !fault.value && <p class="quiet">{strings.loading}</p>}
      {shown && (
        <>
          <div class="banner">
            <p>
              {basis} {words.neverMixed}
            </p>
            {shown.origins.length > 0 && (
              <p class="quiet">
                {shown.origins
                  .filter((one) => isVolunteered(one.origin) === (shown.origin === 'volunteered'))
                  .map((one) => `${describeOrigin(one.origin)}: ${formatCount(one.critiques)}`)
                  .join(' · ')}
              </p>
            )}
          </div>
          {silent > 0 && (
            <p class="note unmeasured">
              <strong>{strings.unmeasured.title}:</strong>{' '}
              {words.silentCount(
                formatCount(silent),
                formatCount(shown.touchpoints.length),
                words.silent[shown.origin],
              )}
            </p>
          )}
          <ol class="standings">
            {shown.touchpoints.map((one) => (
              <StandingCard key={one.touchpointId} one={one} all={shown} />
            ))}
          </ol>
        </>
      )}
    </main>
  );
};
