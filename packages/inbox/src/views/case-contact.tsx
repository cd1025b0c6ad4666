import type { CaseDetail } from '@earful/protocol';
import { strings } from '../text/strings.js';
import { CustomerText } from './customer-text.js';

const words = strings.case;

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
      <p class="quiet">{address === undefined ? words.contactNone : words.contactNote}</p>
    </div>
  );
};
