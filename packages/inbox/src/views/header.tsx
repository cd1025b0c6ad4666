import { StaffError } from '@earful/client/staff';
import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { deliveryStrings } from '../text/strings-deliveries.js';
import { peopleStrings } from '../text/strings-people.js';
import { strings } from '../text/strings.js';
import { FaultNote } from './fault-note.js';
import { useInbox, useMay } from './inbox-context.js';

const LiveState = () => {
  const inbox = useInbox();
  const live = inbox.live.value;
  if (live === 'off') return null;
  const hint = live === 'open' ? strings.live.openHint : strings.live.lostHint;
  return (
    <span class={`live ${live}`} title={hint}>
      {strings.live[live]}
    </span>
  );
};

/** Brand, the places to go, whether the page is live, and who is signed in. */
export const Header = () => {
  const inbox = useInbox();
  const may = useMay();
  const { path, route } = useLocation();
  const { session, base } = inbox;
  const fault = useSignal<StaffError | undefined>(undefined);
  // It was about this try: whoever goes on has read it.
  useEffect(() => void (fault.value = undefined), [path]);
  const signOut = async (): Promise<void> => {
    fault.value = undefined;
    try {
      await inbox.signOut();
      route(`${base.inbox}/`);
    } catch (error) {
      if (!(error instanceof StaffError)) throw error;
      fault.value = error;
    }
  };
  const opened = session.value;
  const link = (address: string, text: string, here: boolean) => (
    <a href={address} aria-current={here ? 'page' : undefined}>
      {text}
    </a>
  );
  const inTouchpoints = path === `${base.inbox}/touchpoints`;
  return (
    <header class="top">
      <div class="top-inner">
        <p class="brand">
          <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect width="32" height="32" rx="8" />
            <path d="M9 10h14v9h-7l-4 4v-4H9z" />
          </svg>
          <span dir="auto">{opened?.brand.name ?? strings.app}</span>
        </p>
        {opened && (
          <>
            <nav aria-label={strings.nav.label}>
              {link(`${base.inbox}/`, strings.nav.inbox, path === base.inbox)}
              {link(`${base.inbox}/touchpoints`, strings.nav.touchpoints, inTouchpoints)}
              {may('GET /deliveries') &&
                link(`${base.inbox}/deliveries`, deliveryStrings.title, path === `${base.inbox}/deliveries`)}
              {link(
                `${base.inbox}/people`,
                may('GET /members') ? peopleStrings.title : peopleStrings.ownTitle,
                path === `${base.inbox}/people`,
              )}
            </nav>
            <div class="who">
              <LiveState />
              <span class="member">
                <span class="unseen">{strings.nav.signedInAs} </span>
                <span dir="auto">{opened.member.name}</span>
              </span>
              <button type="button" class="plain" onClick={() => void signOut()}>
                {strings.nav.signOut}
              </button>
            </div>
          </>
        )}
      </div>
      {opened && fault.value && (
        <div class="top-inner">
          <FaultNote fault={fault.value} />
        </div>
      )}
    </header>
  );
};
