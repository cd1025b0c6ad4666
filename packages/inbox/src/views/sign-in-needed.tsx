import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { strings } from '../text/strings.js';
import { useInbox } from './inbox-context.js';
import { PageHeading } from './page-heading.js';

/** Says how to get in. `why` is what was wrong with the way that was tried, if any. */
export const SignInNeeded = ({ why = strings.signIn.needed }: { why?: string }) => {
  const { base, client } = useInbox();
  const hasAccounts = useSignal(false);
  useEffect(() => {
    // Without an answer there are links, as ever.
    client.signInWays().then(
      ({ openIdConnect }) => (hasAccounts.value = openIdConnect),
      () => undefined,
    );
  }, []);
  return (
    <main id="content" class="page narrow">
      <PageHeading>{strings.signIn.title}</PageHeading>
      <p class="lead" role="status">
        {why}
      </p>
      {hasAccounts.value && (
        <>
          <p>
            <a class="button" href={`${base.endpoint}/v1/staff/oidc/start`}>
              {strings.signIn.withAccount}
            </a>
          </p>
          <h2>{strings.signIn.orByLink}</h2>
        </>
      )}
      <p>{strings.signIn.how}</p>
      <p>
        <code class="command">{strings.signIn.command}</code>
      </p>
    </main>
  );
};
