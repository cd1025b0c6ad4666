import type { StaffMember } from '@earful/protocol';
import { useSignal } from '@preact/signals';
import { peopleStrings as words } from '../text/strings-people.js';
import { useInbox } from './inbox-context.js';
import type { Act } from './people-page.js';

interface EmailFormProps {
  one: StaffMember;
  act: Act;
  onDone(): void;
}

/** By which address somebody's account is known the first time. */
export const EmailForm = ({ one: { memberId, name, email }, act, onDone }: EmailFormProps) => {
  const inbox = useInbox();
  const address = useSignal(email ?? '');
  const save = async (): Promise<void> => {
    const given = address.value.trim();
    const change = { email: given === '' ? null : given };
    if (await act(() => inbox.client.changeMember(memberId, change), words.emailKept(name))) onDone();
  };
  return (
    <form
      class="filters people-sure"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        void save();
      }}
    >
      <label class="field people-name">
        <span>{words.email}</span>
        <input
          type="email"
          autocomplete="off"
          value={address.value}
          onInput={(input) => (address.value = input.currentTarget.value)}
        />
      </label>
      <button type="submit">{words.keepEmail}</button>
      <p class="quiet">{words.emailChange}</p>
    </form>
  );
};
