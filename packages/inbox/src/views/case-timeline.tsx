import type { CaseDetail } from '@earful/protocol';
import { buildTimeline } from '../text/build-timeline.js';
import { formatMoment } from '../text/format.js';
import { strings } from '../text/strings.js';
import { useInbox } from './inbox-context.js';

/** What happened when, promised dates among it. */
export const CaseTimeline = ({ detail }: { detail: CaseDetail }) => {
  const now = useInbox().now.value;
  return (
    <section class="card" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{strings.case.timeline}</h2>
      <ol class="timeline">
        {buildTimeline(detail).map((entry) => (
          <li
            key={`${entry.at} ${entry.text}`}
            class={`${entry.planned ? 'planned' : 'happened'} ${Date.parse(entry.at) > now ? 'ahead' : ''}`}
          >
            <time dateTime={entry.at}>{formatMoment(entry.at)}</time>
            <span dir="auto">{entry.text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};
