import { StaffError } from '@earful/client/staff';
import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import { strings } from '../text/strings.js';
import { FaultNote } from './fault-note.js';
import { useInbox } from './inbox-context.js';
import { PageHeading } from './page-heading.js';
import { SignInNeeded } from './sign-in-needed.js';

const reasons: Record<string, string> = strings.signIn.refused;

/** Says why an account was refused, if the address tells; else spends the token in the address. It leaves the address, and with it the history, before anything is sent. */
export const SignInPage = () => {
  const inbox = useInbox();
  const { route } = useLocation();
  const token = useRef('');
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
    fault.value = undefined;
    try {
      inbox.signedIn(await inbox.client.signIn(token.current));
      route(`${inbox.base.inbox}/`, true);
    } catch (error) {
      await refused(error);
    }
  };

  useEffect(() => {
    const refusal = new URLSearchParams(location.search).get('refused') ?? '';
    token.current = location.hash.slice(1);
    history.replaceState(history.state, '', location.pathname);
    if (Object.hasOwn(reasons, refusal)) why.value = reasons[refusal];
    else void enter();
  }, []);

  if (why.value) return <SignInNeeded why={why.value} />;
  return (
    <main id="content" class="page narrow">
      <PageHeading>{strings.signIn.title}</PageHeading>
      {fault.value ? (
        <FaultNote fault={fault.value} onRetry={enter} />
      ) : (
        <p class="lead" role="status">
          {strings.signIn.working}
        </p>
      )}
    </main>
  );
};
