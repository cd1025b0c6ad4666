import { StaffError } from '@earful/client/staff';
import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import { strings } from '../text/strings.js';
import { FaultNote } from './fault-note.js';
import { useInbox } from './inbox-context.js';
import { PageHeading } from './page-heading.js';
import { PassingButton } from './passing-button.js';
import { SignInNeeded } from './sign-in-needed.js';

const reasons: Record<string, string> = strings.signIn.refused;

/**
 * Says why an account was refused, if the address tells; else a press spends the token in the address, because mail servers open
 * links, with their scripts. It leaves the address, and with it the history, before anything is sent.
 */
export const SignInPage = () => {
  const inbox = useInbox();
  const { route } = useLocation();
  const token = useRef('');
  const isAsked = useSignal(false);
  const why = useSignal<string | undefined>(undefined);
  const fault = useSignal<StaffError | undefined>(undefined);

  const refused = async (error: unknown): Promise<void> => {
    if (!(error instanceof StaffError)) throw error;
    if (error.code === 'unreachable' || error.code === 'unavailable') {
      fault.value = error;
      return;
    }
    // Opened a second time by somebody who is signed in already: that is no error.
    try {
      await inbox.start();
      route(`${inbox.base.inbox}/`, true);
    } catch {
      why.value = error.code === 'link-used' ? strings.signIn.used : strings.signIn.incomplete;
    }
  };
  const enter = async (): Promise<void> => {
    isAsked.value = false;
    fault.value = undefined;
    history.replaceState(history.state, '', location.pathname);
    try {
      inbox.signedIn(await inbox.client.signIn(token.current));
      route(`${inbox.base.inbox}/`, true);
    } catch (error) {
      await refused(error);
    }
  };

  const look = (): void => {
    const refusal = new URLSearchParams(location.search).get('refused') ?? '';
    token.current = location.hash.slice(1);
    why.value = Object.hasOwn(reasons, refusal) ? reasons[refusal] : undefined;
    if (why.value) history.replaceState(history.state, '', location.pathname);
    else if (token.current === '') void enter();
    else isAsked.value = true;
  };
  useEffect(() => {
    look();
    // Another link, written over this one.
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);

  if (why.value) return <SignInNeeded why={why.value} />;
  return (
    <main id="content" class="page narrow">
      <PageHeading>{strings.signIn.title}</PageHeading>
      {isAsked.value ? (
        <>
          <p class="lead">{strings.signIn.once}</p>
          <PassingButton class="primary" takesFocus onClick={() => void enter()}>
            {strings.signIn.title}
          </PassingButton>
        </>
      ) : fault.value ? (
        <FaultNote fault={fault.value} onRetry={enter} />
      ) : (
        <p class="lead" role="status">
          {strings.signIn.working}
        </p>
      )}
    </main>
  );
};
