import type { AuditEntry } from '@earful/protocol';
import { StaffError } from '@earful/client/staff';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { describeChange } from '../text/describe-change.js';
import { formatMoment } from '../text/format.js';
import { peopleStrings as words } from '../text/strings-people.js';
import { FaultNote } from './fault-note.js';
import { useInbox } from './inbox-context.js';

/** Who did what, newest first; `changes` counts what was done on this page, so that it appears. */
export const AuditLog = ({ changes }: { changes: number }) => {
  const inbox = useInbox();
  const entries = useSignal<AuditEntry[]>([]);
  const more = useSignal(false);
  const fault = useSignal<StaffError | undefined>(undefined);
  const list = useRef<HTMLOListElement>(null);

  const load = async (earlier: AuditEntry[]): Promise<void> => {
    try {
      const page = await inbox.call(inbox.client.audit({ before: earlier.at(-1)?.entryId }));
      entries.value = [...earlier, ...page.entries];
      more.value = page.more;
      fault.value = undefined;
    } catch (error) {
      if (!(error instanceof StaffError)) throw error;
      fault.value = error;
    }
  };
  const showOlder = async (): Promise<void> => {
    const last = list.current?.lastElementChild;
    await load(entries.value);
    // The button may be gone; what was asked for begins here. Who went elsewhere meanwhile is left alone.
    if (document.activeElement?.matches('body, .older'))
      (last?.nextElementSibling as HTMLElement | null | undefined)?.focus();
  };
  useEffect(() => void load([]), [changes]);

  return (
    <section class="card" aria-labelledby="audit-title">
      <h2 id="audit-title">{words.audit}</h2>
      <p class="quiet">{words.auditHint}</p>
      <ol ref={list} class="people-rows">
        {entries.value.map((entry) => (
          <li key={entry.entryId} tabIndex={-1}>
            <time class="quiet" dateTime={entry.at}>
              {formatMoment(entry.at)}
            </time>
            <span class="people-who" dir="auto">
              <strong>{entry.actor?.name ?? words.onServer}</strong> {describeChange(entry)}
            </span>
          </li>
        ))}
      </ol>
      {fault.value && <FaultNote fault={fault.value} onRetry={() => load([])} />}
      {more.value && (
        <button type="button" class="older" onClick={() => void showOlder()}>
          {words.older}
        </button>
      )}
    </section>
  );
};
