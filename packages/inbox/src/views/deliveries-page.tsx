import type { UndeliveredMessage } from '@earful/protocol';
import { StaffError } from '@earful/client/staff';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { deliveryStrings as words } from '../text/strings-deliveries.js';
import { strings } from '../text/strings.js';
import { DeliveryRow } from './delivery-row.js';
import { FaultNote } from './fault-note.js';
import { useInbox } from './inbox-context.js';
import { PageHeading } from './page-heading.js';

interface PartProps {
  id: string;
  title: string;
  hint: string;
  list: UndeliveredMessage[];
  onAgain(deliveryId: string): void;
}

const Part = ({ id, title, hint, list, onAgain }: PartProps) =>
  list.length === 0 ? null : (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="quiet">{hint}</p>
      <ul class="people-rows">
        {list.map((one) => (
          <DeliveryRow key={one.deliveryId} one={one} onAgain={() => onAgain(one.deliveryId)} />
        ))}
      </ul>
    </section>
  );

/** What others were to be told and have not taken. It is asked for again once a minute, and with everything that happens. */
export const DeliveriesPage = () => {
  const inbox = useInbox();
  const list = useSignal<UndeliveredMessage[] | undefined>(undefined);
  const fault = useSignal<StaffError | undefined>(undefined);

  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      list.value = (await inbox.call(inbox.client.deliveries())).deliveries;
      fault.value = undefined;
    } catch (error) {
      if (!(error instanceof StaffError)) throw error;
      fault.value = error;
    }
  };
  const load = () => attempt(async () => {});
  const again = (deliveryId: string) =>
    attempt(async () => {
      // The same fault again is said only if it has gone meanwhile.
      fault.value = undefined;
      try {
        await inbox.call(inbox.client.sendAgain(deliveryId));
        inbox.announce(words.sent);
      } catch (error) {
        // A colleague was faster, or it is being sent just now: the list shows it.
        if (!(error instanceof StaffError) || error.code !== 'not-found') throw error;
      }
    });
  const now = inbox.now.value;
  useEffect(() => void load(), [now]);

  const all = list.value;
  const parts = { onAgain: (deliveryId: string) => void again(deliveryId) };
  return (
    <main id="content" class="page people">
      <PageHeading>{words.title}</PageHeading>
      {fault.value && <FaultNote fault={fault.value} onRetry={load} />}
      {!all && !fault.value && <p class="quiet">{strings.loading}</p>}
      {all?.length === 0 && (
        <section class="card">
          <p>{words.none}</p>
          <p class="quiet">{words.noneHint}</p>
        </section>
      )}
      {all && all.length > 0 && (
        <>
          <p class="quiet">{words.hint}</p>
          <Part
            {...parts}
            id="given-up"
            title={words.givenUp}
            hint={words.givenUpHint}
            list={all.filter(({ dueAt }) => dueAt === undefined)}
          />
          <Part
            {...parts}
            id="retried"
            title={words.retried}
            hint={words.retriedHint}
            list={all.filter(({ dueAt }) => dueAt !== undefined)}
          />
        </>
      )}
    </main>
  );
};
