import { strings } from '../text/strings.js';
import { PageHeading } from './page-heading.js';

/** Says how to get a sign-in link. `why` is what was wrong with the one that was used, if any. */
export const SignInNeeded = ({ why = strings.signIn.needed }: { why?: string }) => (
  <main id="content" class="page narrow">
    <PageHeading>{strings.signIn.title}</PageHeading>
    <p class="lead" role="status">
      {why}
    </p>
    <p>{strings.signIn.how}</p>
    <p>
      <code class="command">{strings.signIn.command}</code>
    </p>
  </main>
);
