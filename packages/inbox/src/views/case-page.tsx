import type { CaseDetail } from '@earful/protocol';
import { StaffError } from '@earful/client/staff';
import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { createSingleFlight } from '../data/single-flight.js';
import { describeAge } from '../text/describe-age.js';
import { describeAnswer } from '../text/describe-answer.js';
import { describeOrigin } from '../text/describe-origin.js';
import { formatMoment } from '../text/format.js';
import { detailStrings } from '../text/strings-details.js';
import { strings } from '../text/strings.js';
import { AnswerForm } from './answer-form.js';
import { AcknowledgeButton } from './acknowledge-button.js';
import { CaseContact } from './case-contact.js';
import { CaseFacts } from './case-facts.js';
import { AnswerWords, DoubtMark, DueMarks, SampleMark, StateMark } from './case-marks.js';
import { CaseThread } from './case-thread.js';
import { CaseTimeline } from './case-timeline.js';
import { DoubtNote } from './doubt-note.js';
import { ExpectedBesideExperienced } from './expected-beside-experienced.js';
import { FaultNote } from './fault-note.js';
import { useInbox, useMay } from './inbox-context.js';
import { PageHeading } from './page-heading.js';

const Head = ({ detail }: { detail: CaseDetail }) => {
  const inbox = useInbox();
  return (
    <p class="case-line">
      <span class="case-touchpoint" dir="auto">
        {detail.touchpointName}
      </span>
      <span>{describeOrigin(detail.origin)}</span>
      <time dateTime={detail.receivedAt}>{describeAge(detail.receivedAt, inbox.now.value)}</time>
      <StateMark summary={detail} />
      <DoubtMark summary={detail} />
      <DueMarks summary={detail} withPast />
      <SampleMark summary={detail} />
    </p>
  );
};

/** One critique, with everything that is known, and the answer to it. */
export const CasePage = ({ caseId }: { caseId: string }) => {
  const inbox = useInbox();
  const may = useMay();
  const detail = useSignal<CaseDetail | undefined>(undefined);
  const fault = useSignal<StaffError | undefined>(undefined);
  const load = useRef(
    createSingleFlight(async () => {
      try {
        detail.value = await inbox.call(inbox.client.case(caseId));
        fault.value = undefined;
      } catch (error) {
        if (!(error instanceof StaffError)) throw error;
        fault.value = error;
      }
    }),
  );
  useSignalEffect(() => {
    const { message } = inbox.latest.value;
    // The last thing that happened may have concerned another case, before this page was opened.
    if (!detail.peek() || !message || message.caseId === caseId) void load.current();
  });
  useSignalEffect(() => {
    // The trail names touchpoints by id; the list page may not have been here before.
    if (inbox.touchpoints.value.length === 0) inbox.loadTouchpoints().catch(() => {});
  });

  const shown = detail.value;
  const answer = shown && describeAnswer(shown);
  const change = (next: CaseDetail): void => {
    detail.value = next;
  };
  return (
    <main id="content" class={`page case weight-${answer?.weight ?? 'none'}`}>
      <p class="back">
        <a href={`${inbox.base.inbox}/${inbox.list.loaded.value ? inbox.list.address : ''}`}>{strings.case.back}</a>
      </p>
      <div class="case-head">
        <PageHeading title={shown && answer ? `${answer.text}: ${shown.touchpointName}` : strings.case.title}>
          {shown ? <AnswerWords summary={shown} /> : strings.case.title}
        </PageHeading>
        {shown && <Head detail={shown} />}
      </div>
      {!shown && !fault.value && <p class="quiet">{strings.loading}</p>}
      {fault.value && <FaultNote fault={fault.value} onRetry={load.current} />}
      {shown && (
        <>
          <div class="case-grid">
            <div class="case-body">
              {shown.withdrawnAt === undefined ? (
                <>
                  <DoubtNote detail={shown} onChange={change} />
                  <ExpectedBesideExperienced detail={shown} />
                  <section class="card" aria-labelledby="answers-title">
                    <h2 id="answers-title">{strings.case.thread}</h2>
                    <CaseContact detail={shown} />
                    <CaseThread detail={shown} />
                    <AcknowledgeButton detail={shown} onChange={change} />
                    {may('POST /cases/:caseId/replies') && <AnswerForm detail={shown} onChange={change} />}
                  </section>
                </>
              ) : (
                <p class="card">{detailStrings.withdrawnNote(formatMoment(shown.withdrawnAt))}</p>
              )}
            </div>
            <aside class="case-side">
              <CaseFacts detail={shown} />
              <CaseTimeline detail={shown} />
            </aside>
          </div>
        </>
      )}
    </main>
  );
};
