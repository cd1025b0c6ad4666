import type { UndeliveredMessage } from '@earful/protocol';
import { describeDestination, describeMessage, describeStatus } from '../text/describe-delivery.js';
import { formatCount, formatMoment } from '../text/format.js';
import { deliveryStrings as words } from '../text/strings-deliveries.js';
import { useInbox, useMay } from './inbox-context.js';
import { PassingButton } from './passing-button.js';

interface DeliveryRowProps {
  one: UndeliveredMessage;
  onAgain(): void;
}

/** One message that did not arrive: to whom, what about, why not, and every attempt. */
export const DeliveryRow = ({ one, onAgain }: DeliveryRowProps) => {
  const { base } = useInbox();
  const may = useMay();
  const { destination, caseId, reference, happenedAt, dueAt, attempts } = one;
  const [to, kind] = [describeDestination(destination), describeMessage(one)];
  const last = attempts.at(-1);
  return (
    <li>
      <span class="people-who">
        <strong dir="auto">{to}</strong> <span class="mark">{kind}</span>
        {last && <span class="delivery-why">{describeStatus(last.status)}</span>}
        <span class="quiet">
          {caseId !== undefined && <a href={`${base.inbox}/${caseId}`}>{reference ?? caseId}</a>}{' '}
          {words.of(formatMoment(happenedAt))}
          {dueAt !== undefined && `, ${words.next(formatMoment(dueAt))}`}
        </span>
        <details>
          <summary>{words.attempts(attempts.length)}</summary>
          <ol class="quiet">
            {attempts.map(({ at, status, tookMs }) => (
              <li key={at}>
                <time dateTime={at}>{formatMoment(at)}</time>: {describeStatus(status)},{' '}
                {words.took(formatCount(tookMs))}
              </li>
            ))}
          </ol>
        </details>
      </span>
      {may('POST /deliveries/:deliveryId/again') && (
        <PassingButton aria-label={words.againOf(kind, to)} onClick={onAgain}>
          {words.again}
        </PassingButton>
      )}
    </li>
  );
};
