import type { CaseDetail } from '@earful/protocol';
import { StaffError } from '@earful/client/staff';
import { maxTextLength } from '@earful/protocol/limits';
import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { AnswerDraft } from '../data/answer-draft.js';
import { randomId } from '../data/random-id.js';
import { formatCount } from '../text/format.js';
import { strings } from '../text/strings.js';
import { describeFault } from './fault-note.js';
import { useInbox } from './inbox-context.js';

const words = strings.answer;
/** From here on the characters left are counted down. */
const tightFrom = maxTextLength - 500;

/**
 * The answer to the customer. Its id is minted with the draft, so that a double click or a second try is one reply; the
 * text lies in the tab's storage until the receiver has it.
 */
export const AnswerForm = (props: { detail: CaseDetail; onChange: (next: CaseDetail) => void }) => {
  const inbox = useInbox();
  const { caseId, replies } = props.detail;
  const draft = useSignal<AnswerDraft>(inbox.drafts.load(caseId));
  const busy = useSignal(false);
  const problem = useSignal<string | undefined>(undefined);
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  const keep = (next: AnswerDraft): void => {
    draft.value = next;
    inbox.drafts.keep(caseId, next);
  };
  const finish = (next: CaseDetail): void => {
    keep({ replyId: randomId(), text: '' });
    inbox.announce(words.sent);
    props.onChange(next);
  };
  /** A try that seemed to fail had arrived, and the text was changed since: the receiver rightly keeps the first. */
  const showEarlier = async (): Promise<void> => {
    props.onChange(await inbox.call(inbox.client.case(caseId)));
    keep({ replyId: randomId(), text: draft.value.text });
    problem.value = words.earlierArrived;
  };
  const send = async (): Promise<void> => {
    if (busy.value) return;
    const text = draft.value.text.trim();
    if (text === '') {
      problem.value = words.empty;
      box.current?.focus();
      return;
    }
    const { replyId } = draft.value;
    busy.value = true;
    problem.value = undefined;
    try {
      await inbox.call(inbox.client.reply(caseId, { replyId, text })).then(finish, (error: unknown) => {
        if (error instanceof StaffError && error.code === 'conflict') return showEarlier();
        throw error;
      });
    } catch (error) {
      if (!(error instanceof StaffError)) throw error;
      problem.value = `${words.failed} ${describeFault(error)}`;
    } finally {
      busy.value = false;
    }
  };

  const left = maxTextLength - draft.value.text.length;
  return (
    <form
      class="answer"
      onSubmit={(submit) => {
        submit.preventDefault();
        void send();
      }}
    >
      <label for={`${id}text`}>{replies.length > 0 ? words.another : words.label}</label>
      <p id={`${id}hint`} class="quiet">
        {words.hint}
      </p>
      <textarea
        ref={box}
        id={`${id}text`}
        dir="auto"
        rows={6}
        maxLength={maxTextLength}
        readOnly={busy.value}
        aria-describedby={`${id}hint ${id}problem`}
        aria-invalid={problem.value === words.empty}
        value={draft.value.text}
        onInput={(input) => keep({ ...draft.value, text: input.currentTarget.value })}
      />
      <div id={`${id}problem`} role="alert">
        {problem.value && <p class="problem">{problem.value}</p>}
      </div>
      <div class="answer-foot">
        <button type="submit" class="primary" aria-disabled={busy.value}>
          {busy.value ? words.sending : words.send}
        </button>
        <span class="quiet">
          {draft.value.text.length >= tightFrom
            ? words.left(formatCount(left))
            : draft.value.text !== ''
              ? words.draft
              : ''}
        </span>
      </div>
    </form>
  );
};
