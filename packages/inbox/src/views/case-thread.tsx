import type { CaseDetail } from '@earful/protocol';
import { formatMoment } from '../text/format.js';
import { strings } from '../text/strings.js';
import { CustomerText } from './customer-text.js';

/** The answers the customer can read, oldest first. */
export const CaseThread = ({ detail }: { detail: CaseDetail }) =>
  detail.replies.length === 0 ? (
    <p class="quiet">{strings.case.noReplies}</p>
  ) : (
    <ol class="thread">
      {detail.replies.map((reply) => (
        <li key={reply.replyId}>
          <p class="thread-head">
            <strong dir="auto">{reply.authorName}</strong>
            <time dateTime={reply.sentAt}>{formatMoment(reply.sentAt)}</time>
          </p>
          <CustomerText block text={reply.text} />
        </li>
      ))}
    </ol>
  );
