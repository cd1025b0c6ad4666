import type { CaseSummary } from '@earful/protocol';
import { describeAnswer } from '../text/describe-answer.js';
import { describeDues } from '../text/describe-due.js';
import { formatMoment } from '../text/format.js';
import { detailStrings } from '../text/strings-details.js';
import { strings } from '../text/strings.js';
import { useInbox } from './inbox-context.js';

/** The answer in words, in quotation marks when it is the customer's sentence. */
export const AnswerWords = ({
  summary,
}: {
  summary: Pick<CaseSummary, 'disconfirmation' | 'severity' | 'withdrawnAt'>;
}) => {
  const { text, quoted } = describeAnswer(summary);
  return quoted ? <q>{text}</q> : <>{text}</>;
};

/** Our own promises to this customer. What is overdue says so, in words and in colour; what was late, only `withPast`. */
export const DueMarks = ({ summary, withPast }: { summary: CaseSummary; withPast?: boolean }) => {
  const dues = describeDues(summary, useInbox().now.value).filter(
    ({ status }) => status !== 'kept' && (withPast || status !== 'late'),
  );
  return (
    <>
      {dues.map((due) => (
        <span key={due.what} class={`mark due-${due.status}`} title={formatMoment(due.at)}>
          {due.text}
        </span>
      ))}
    </>
  );
};

/** How far the answer has come; what was taken back needs none. */
export const StateMark = ({ summary: { state, withdrawnAt } }: { summary: CaseSummary }) =>
  withdrawnAt === undefined ? (
    <span class={`mark state-${state}`}>{strings.state[state]}</span>
  ) : (
    <span class="mark" title={formatMoment(withdrawnAt)}>
      {detailStrings.withdrawnMark}
    </span>
  );

/** Set aside until somebody has looked. */
export const DoubtMark = ({ summary }: { summary: CaseSummary }) =>
  summary.doubt === undefined ? null : <span class="mark due-soon">{detailStrings.doubtMark}</span>;

export const SampleMark = ({ summary }: { summary: CaseSummary }) =>
  summary.sample ? (
    <span class="mark sample" title={strings.sampleHint}>
      {strings.sample}
    </span>
  ) : null;
