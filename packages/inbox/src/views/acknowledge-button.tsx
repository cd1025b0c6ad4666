import type { CaseDetail } from '@earful/protocol';
import { StaffError } from '@earful/client/staff';
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { formatMoment } from '../text/format.js';
import { strings } from '../text/strings.js';
import { FaultNote } from './fault-note.js';
import { useInbox, useMay } from './inbox-context.js';

const words = strings.case;

/** Says to the customer that a person has read it. Afterwards: who did, and when. */
export const AcknowledgeButton = (props: { detail: CaseDetail; onChange: (next: CaseDetail) => void }) => {
  const inbox = useInbox();
  const may = useMay();
  const busy = useSignal(false);
  const fault = useSignal<StaffError | undefined>(undefined);
  const button = useRef<HTMLButtonElement>(null);
  const done = useRef<HTMLParagraphElement>(null);
  const { caseId, state, acknowledgedAt, acknowledgedBy } = props.detail;
  // The page still shows what was before. The button goes with the focus in it, whoever acknowledges.
  const hadFocus = button.current !== null && button.current === document.activeElement;
  useLayoutEffect(() => {
    if (hadFocus) done.current?.focus();
  }, [acknowledgedAt]);

  const acknowledge = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    fault.value = undefined;
    try {
      props.onChange(await inbox.call(inbox.client.acknowledge(caseId)));
      inbox.announce(words.acknowledged);
    } catch (error) {
      if (!(error instanceof StaffError)) throw error;
      fault.value = error;
    } finally {
      busy.value = false;
    }
  };

  if (acknowledgedAt !== undefined) {
    const when = formatMoment(acknowledgedAt);
    return (
      <p ref={done} class="acknowledged" tabIndex={-1}>
        {acknowledgedBy === undefined ? words.acknowledgedAt(when) : words.acknowledgedBy(acknowledgedBy, when)}
      </p>
    );
  }
  if (state !== 'received' || !may('POST /cases/:caseId/acknowledge')) return null;
  return (
    <div class="acknowledge">
      {/* aria-disabled, not disabled: the focus stays where it is. */}
      <button ref={button} type="button" aria-disabled={busy.value} onClick={() => void acknowledge()}>
        {busy.value ? words.acknowledging : words.acknowledge}
      </button>
      <span class="quiet">{words.acknowledgeHint}</span>
      {fault.value && <FaultNote fault={fault.value} />}
    </div>
  );
};
