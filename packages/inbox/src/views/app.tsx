import { LocationProvider, Route, Router } from 'preact-iso';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { StaffError } from '@earful/client/staff';
import { useSignal } from '@preact/signals';
import type { Inbox } from '../data/inbox.js';
import { strings } from '../text/strings.js';
import { CasePage } from './case-page.js';
import { DeliveriesPage } from './deliveries-page.js';
import { FaultNote } from './fault-note.js';
import { Header } from './header.js';
import { InboxContext, useInbox } from './inbox-context.js';
import { ListPage } from './list-page.js';
import { PageHeading } from './page-heading.js';
import { PeoplePage } from './people-page.js';
import { SignInNeeded } from './sign-in-needed.js';
import { SignInPage } from './sign-in-page.js';
import { TouchpointsPage } from './touchpoints-page.js';

const Guarded = ({ children }: { children: ComponentChildren }) => {
  const inbox = useInbox();
  const fault = useSignal<StaffError | undefined>(undefined);
  const start = async (): Promise<void> => {
    fault.value = undefined;
    try {
      await inbox.start();
    } catch (error) {
      if (!(error instanceof StaffError)) throw error;
      if (error.code !== 'not-signed-in') fault.value = error;
    }
  };
  useEffect(() => {
    if (inbox.session.value === undefined) void start();
  }, []);
  if (inbox.session.value) return <>{children}</>;
  if (inbox.session.value === null) return <SignInNeeded />;
  return (
    <main id="content" class="page narrow">
      <PageHeading>{strings.app}</PageHeading>
      {fault.value ? <FaultNote fault={fault.value} onRetry={start} /> : <p class="quiet">{strings.loading}</p>}
    </main>
  );
};

const List = () => (
  <Guarded>
    <ListPage />
  </Guarded>
);
const Touchpoints = () => (
  <Guarded>
    <TouchpointsPage />
  </Guarded>
);
const People = () => (
  <Guarded>
    <PeoplePage />
  </Guarded>
);
const Deliveries = () => (
  <Guarded>
    <DeliveriesPage />
  </Guarded>
);
const Case = ({ caseId = '' }: { caseId?: string }) => (
  <Guarded>
    <CasePage key={caseId} caseId={caseId} />
  </Guarded>
);
const NotFound = () => (
  <main id="content" class="page narrow">
    <PageHeading>{strings.notFound.title}</PageHeading>
    <p>{strings.notFound.text}</p>
  </main>
);

/** Reading a signal re-renders only what reads it, so that the region is in the page before it is spoken. */
const Announcer = () => {
  const { count, text } = useInbox().announcement.value;
  return (
    <div class="unseen" role="status">
      {/* A new element each time: where nothing changes, nothing is said. */}
      <p key={count}>{text}</p>
    </div>
  );
};

/**
 * The whole app. Every page lies one level below …/inbox/ (`touchpoints`, `deliveries`, `people`, `sign-in`, a case id), because the
 * files of the page are found relative to it.
 */
export const App = ({ inbox }: { inbox: Inbox }) => (
  <InboxContext.Provider value={inbox}>
    <LocationProvider scope={`${inbox.base.inbox}/`}>
      <a class="skip" href="#content">
        {strings.skip}
      </a>
      <Header />
      <Announcer />
      <Router>
        <Route path={inbox.base.inbox} component={List} />
        <Route path={`${inbox.base.inbox}/sign-in`} component={SignInPage} />
        <Route path={`${inbox.base.inbox}/touchpoints`} component={Touchpoints} />
        <Route path={`${inbox.base.inbox}/deliveries`} component={Deliveries} />
        <Route path={`${inbox.base.inbox}/people`} component={People} />
        <Route path={`${inbox.base.inbox}/:caseId`} component={Case} />
        <Route default component={NotFound} />
      </Router>
    </LocationProvider>
  </InboxContext.Provider>
);
