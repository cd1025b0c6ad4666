import type { CaseSummary } from '@earful/protocol';
import { describeAge } from '../text/describe-age.js';
import { describeAnswer } from '../text/describe-answer.js';
import { formatMoment } from '../text/format.js';
import { describeOrigin } from '../text/describe-origin.js';
import { detailStrings } from '../text/strings-details.js';
import { strings } from '../text/strings.js';
import { AnswerWords, DoubtMark, DueMarks, SampleMark, StateMark } from './case-marks.js';
import { CustomerText } from './customer-text.js';
import { useInbox } from './inbox-context.js';

/** One line of the inbox. The link is its heading; the whole line can be clicked. */
export const ListRow = ({ summary, isFresh }: { summary: CaseSummary; isFresh: boolean }) => {
  const inbox = useInbox();
  const { weight } = describeAnswer(summary);
  const noWords = summary.withdrawnAt === undefined ? strings.list.noWords : detailStrings.withdrawnExcerpt;
  return (
    <li class={`row weight-${weight ?? 'none'} ${isFresh ? 'fresh' : ''}`} data-case={summary.caseId}>
      <div class="row-main">
        <h2 class="row-title">
          <a href={`${inbox.base.inbox}/${encodeURIComponent(summary.caseId)}`}>
            <span class="row-answer">
              <AnswerWords summary={summary} />
            </span>{' '}
            <span class="row-touchpoint" dir="auto">
              {summary.touchpointName}
            </span>
          </a>
        </h2>
        <p class={`excerpt ${summary.excerpt === undefined ? 'quiet' : ''}`}>
          {summary.excerpt === undefined ? noWords : <CustomerText text={summary.excerpt} lang={summary.locale} />}
        </p>
        <p class="row-facts">
          <time dateTime={summary.receivedAt} title={formatMoment(summary.receivedAt)}>
            {describeAge(summary.receivedAt, inbox.now.value)}
          </time>
          <span>{describeOrigin(summary.origin)}</span>
          {summary.replyWanted !== 'none' && <span class="wants">{strings.reply[summary.replyWanted]}</span>}
        </p>
      </div>
      <div class="row-marks">
        <StateMark summary={summary} />
        <DoubtMark summary={summary} />
        <DueMarks summary={summary} />
        <SampleMark summary={summary} />
      </div>
    </li>
  );
};
