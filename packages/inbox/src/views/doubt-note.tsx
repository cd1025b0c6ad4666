import type { CaseDetail } from '@earful/protocol';
import { StaffError } from '@earful/client/staff';
import { useSignal } from '@preact/signals';
import { detailStrings as words } from '../text/strings-details.js';
import { FaultNote } from './fault-note.js';
import { useInbox, useMay } from './inbox-context.js';
import { PassingButton } from './passing-button.js';

/** Why a critique is set aside, and the button that ends it. Nothing where it is not. */
export const DoubtNote = (props: { detail: CaseDetail; onChange: (next: CaseDetail) => void }) => {
  const inbox = useInbox();
  const may = useMay();
  const busy = useSignal(false);
  const fault = useSignal<StaffError | undefined>(undefined);
  const { caseId, doubt } = props.detail;

  const vouch = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    fault.value = undefined;
    try {
      props.onChange(await inbox.call(inbox.client.vouch(caseId)));
      inbox.announce(words.vouched);
    } catch (error) {
      if (!(error instanceof StaffError)) throw error;
      fault.value = error;
    } finally {
      busy.value = false;
    }
  };

  if (doubt === undefined) return null;
  return (
    <section class="card" aria-labelledby="doubt-title">
      <h2 id="doubt-title">{words.doubtTitle}</h2>
      <p>{words.doubtNote}</p>
      <ul>
        {doubt.map((reason) => (
          <li key={reason}>{words.doubtReasons[reason]}</li>
        ))}
      </ul>
      {/* aria-disabled, not disabled: the focus stays where it is. */}
      {may('POST /cases/:caseId/vouch') && (
        <PassingButton aria-disabled={busy.value} onClick={() => void vouch()}>
          {busy.value ? words.vouching : words.vouch}
        </PassingButton>
      )}
      {fault.value && <FaultNote fault={fault.value} />}
    </section>
  );
};
