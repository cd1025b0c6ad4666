import type { CaseDetail } from '@earful/protocol';
import { describeCallWindow } from '../text/describe-call-window.js';
import { strings } from '../text/strings.js';
import { CustomerText } from './customer-text.js';
import { useInbox } from './inbox-context.js';

const words = strings.case;

const CallWindow = ({ window }: { window: Parameters<typeof describeCallWindow>[0] }) => {
  const { theirs, here } = describeCallWindow(window, useInbox().now.value);
  return (
    <p class="call-window">
      {theirs} <CustomerText text={window.timeZone} />, {here}.
    </p>
  );
};

/** Whether the customer wants an answer, and where. The address is text, never a link: it comes from outside. */
export const CaseContact = ({ detail }: { detail: CaseDetail }) => {
  const { reply } = detail.critique;
  const address = reply?.email ?? reply?.phone;
  return (
    <div class="contact">
      <p>
        {strings.reply[detail.replyWanted]}
        {address !== undefined && ': '}
        {address !== undefined && (
          <strong class="address">
            <CustomerText text={address} />
          </strong>
        )}
      </p>
      {reply?.window && <CallWindow window={reply.window} />}
      <p class="quiet">{address === undefined ? words.contactNone : words.contactNote}</p>
    </div>
  );
};
