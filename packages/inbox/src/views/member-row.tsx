import type { Role, StaffMember, StaffSession } from '@earful/protocol';
import { mayManage, roles } from '@earful/protocol/rights';
import type { Signal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { describeAge } from '../text/describe-age.js';
import { formatMoment } from '../text/format.js';
import { peopleStrings as words } from '../text/strings-people.js';
import { useInbox, useMay } from './inbox-context.js';
import { EmailForm } from './email-form.js';
import type { Act } from './people-page.js';
import { ProblemNote } from './problem-note.js';

interface MemberRowProps {
  one: StaffMember;
  me: StaffSession['member'];
  /** Can staff sign in with an account here? */
  hasAccounts: boolean;
  isLastOwner: boolean;
  /** What went wrong with this line. */
  problem: string | undefined;
  act: Act;
  onNewLink(): void;
  onSessions(): void;
}

/** Somebody on the staff, with what the reader may do about them and nothing else. */
export const MemberRow = (props: MemberRowProps) => {
  const { one, me, hasAccounts, isLastOwner, problem, act, onNewLink, onSessions } = props;
  const inbox = useInbox();
  const may = useMay();
  const asking = useSignal(false);
  const writing = useSignal(false);
  const asker = useRef<HTMLButtonElement>(null);
  const writer = useRef<HTMLButtonElement>(null);
  const { memberId, name, role, email, lastSeenAt, invitedUntil } = one;
  const isMe = memberId === me.memberId;
  const mayChange = mayManage(me.role, role);
  const state = lastSeenAt
    ? words.seen(describeAge(lastSeenAt, inbox.now.value))
    : invitedUntil
      ? words.invited(formatMoment(invitedUntil))
      : words.notSeen;
  const give = (next: Role): Promise<boolean> =>
    act(
      () => inbox.client.changeMember(memberId, { role: next }),
      words.roleGiven(name, words.roles[next].toLowerCase()),
    );
  /** What was pressed goes away with it; the focus goes back to what opened it. */
  const close = (shown: Signal<boolean>, opener: RefObject<HTMLElement | null>): void => {
    shown.value = false;
    opener.current?.focus();
  };

  return (
    <li>
      <span class="people-who">
        <strong dir="auto">{name}</strong> {isMe && <span class="mark">{words.you}</span>}
        <span class="quiet">{state}</span>
        {email !== undefined && (
          <span class="quiet" dir="auto">
            {email}
          </span>
        )}
      </span>
      {mayChange && !isLastOwner && !isMe ? (
        <select
          aria-label={words.roleOf(name)}
          value={role}
          onChange={(change) => void give(change.currentTarget.value as Role)}
        >
          {roles
            .filter((other) => mayManage(me.role, other))
            .map((other) => (
              <option key={other} value={other}>
                {words.roles[other]}
              </option>
            ))}
        </select>
      ) : (
        <span class="mark">{words.roles[role]}</span>
      )}
      {may('GET /members/:memberId/sessions') && !isMe && (
        <button type="button" class="plain" aria-label={words.whereIsOf(name)} onClick={onSessions}>
          {words.whereIs}
        </button>
      )}
      {mayChange && hasAccounts && (
        <button
          ref={writer}
          type="button"
          class="plain"
          aria-label={words.emailOf(name)}
          aria-expanded={writing.value}
          onClick={() => (writing.value = !writing.value)}
        >
          {words.changeEmail}
        </button>
      )}
      {mayChange && !isMe && (
        <button type="button" class="plain" aria-label={words.newLinkFor(name)} onClick={onNewLink}>
          {words.newLink}
        </button>
      )}
      {mayChange && !isMe && !isLastOwner && (
        <button
          ref={asker}
          type="button"
          class="plain"
          aria-label={words.removeOf(name)}
          aria-expanded={asking.value}
          onClick={() => (asking.value = !asking.value)}
        >
          {words.remove}
        </button>
      )}
      {writing.value && <EmailForm one={one} act={act} onDone={() => close(writing, writer)} />}
      {asking.value && (
        <div class="note bad people-sure" role="group" aria-label={words.removeOf(name)}>
          <p dir="auto">{words.sure(name)}</p>
          <button
            type="button"
            onClick={() => void act(() => inbox.client.removeMember(memberId), words.removed(name))}
          >
            {words.yes}
          </button>
          <button type="button" onClick={() => close(asking, asker)}>
            {words.no}
          </button>
        </div>
      )}
      {problem && <ProblemNote text={problem} />}
    </li>
  );
};
