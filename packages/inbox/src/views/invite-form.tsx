import type { InviteRequest, Role, StaffSession } from '@earful/protocol';
import { maxLabelLength } from '@earful/protocol/limits';
import { mayManage, roles } from '@earful/protocol/rights';
import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { peopleStrings as words } from '../text/strings-people.js';
import { ProblemNote } from './problem-note.js';

interface InviteFormProps {
  me: StaffSession['member'];
  /** Can staff sign in with an account here? */
  hasAccounts: boolean;
  /** What went wrong with it. */
  problem: string | undefined;
  onInvite(request: InviteRequest): Promise<boolean>;
  onProblem(text: string): void;
}

/** Adds somebody to the staff; what comes back is a link for them. */
export const InviteForm = ({ me, hasAccounts, problem, onInvite, onProblem }: InviteFormProps) => {
  const name = useSignal('');
  const email = useSignal('');
  const role = useSignal<Role>('member');
  const busy = useSignal(false);
  const box = useRef<HTMLInputElement>(null);
  const id = useId();

  const invite = async (): Promise<void> => {
    if (busy.value) return;
    const given = name.value.trim();
    if (given === '') {
      onProblem(words.noName);
      box.current?.focus();
      return;
    }
    busy.value = true;
    const address = email.value.trim();
    if (await onInvite({ name: given, role: role.value, ...(address === '' ? {} : { email: address }) }))
      name.value = email.value = '';
    busy.value = false;
  };

  return (
    <section class="card" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>{words.invite}</h2>
      <form
        class="filters"
        onSubmit={(submit) => {
          submit.preventDefault();
          void invite();
        }}
      >
        <label class="field people-name">
          <span>{words.name}</span>
          <input
            ref={box}
            dir="auto"
            autocomplete="off"
            maxLength={maxLabelLength}
            aria-invalid={problem === words.noName}
            aria-describedby={problem === words.noName ? `${id}problem` : undefined}
            value={name.value}
            onInput={(input) => (name.value = input.currentTarget.value)}
          />
        </label>
        {hasAccounts && (
          <label class="field people-name">
            <span>{words.emailHint}</span>
            <input
              type="email"
              autocomplete="off"
              value={email.value}
              onInput={(input) => (email.value = input.currentTarget.value)}
            />
          </label>
        )}
        <label class="field">
          <span>{words.role}</span>
          <select value={role.value} onChange={(change) => (role.value = change.currentTarget.value as Role)}>
            {roles
              .filter((one) => mayManage(me.role, one))
              .map((one) => (
                <option key={one} value={one}>
                  {words.roles[one]}
                </option>
              ))}
          </select>
        </label>
        <button type="submit" class="primary" aria-disabled={busy.value}>
          {words.send}
        </button>
      </form>
      {problem && <ProblemNote id={`${id}problem`} text={problem} />}
    </section>
  );
};
