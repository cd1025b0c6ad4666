import type { Invitation, MemberList, SessionList, StaffMember } from '@earful/protocol';
import { StaffError } from '@earful/client/staff';
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { formatMoment } from '../text/format.js';
import { peopleStrings as words } from '../text/strings-people.js';
import { strings } from '../text/strings.js';
import { AuditLog } from './audit-log.js';
import { FaultNote, describeFault } from './fault-note.js';
import { useInbox, useMay } from './inbox-context.js';
import { InviteForm } from './invite-form.js';
import { MemberRow } from './member-row.js';
import { PageHeading } from './page-heading.js';
import { ProblemNote } from './problem-note.js';
import { SessionRows } from './session-rows.js';

/** Does something, then shows what has become of it. Tells whether it was done. */
export type Act = (work: () => Promise<unknown>, said?: string) => Promise<boolean>;

/** What went wrong, and where it was pressed: the id of a member, or a part of the page. */
interface Problem {
  at: string;
  text: string;
}

/** The link of an invitation. It is on no other page, and nowhere once this one is left: so the reader is brought to it. */
const LinkNote = ({ name, link, expiresAt }: Invitation & { name: string }) => {
  const note = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => note.current?.focus(), [link]);
  return (
    <div ref={note} class="note" role="status" tabIndex={-1}>
      <p dir="auto">{words.linkFor(name, formatMoment(expiresAt))}</p>
      <p>
        <code class="command">{link}</code>
      </p>
    </div>
  );
};

/** Who is on the staff, where one is signed in, and who did what: each part for those who may see it. */
export const PeoplePage = () => {
  const inbox = useInbox();
  const { client } = inbox;
  const members = useSignal<MemberList['members']>([]);
  const own = useSignal<SessionList['sessions'] | undefined>(undefined);
  const other = useSignal<{ member: StaffMember; sessions: SessionList['sessions'] } | undefined>(undefined);
  const made = useSignal<(Invitation & { name: string }) | undefined>(undefined);
  const fault = useSignal<StaffError | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  const changes = useSignal(0);
  const hasAccounts = useSignal(false);
  const may = useMay();
  const me = inbox.session.value?.member;
  const mayManageOthers = may('GET /members');

  const load = async (): Promise<void> => {
    try {
      // Drawn together: what came later would push away what somebody has just begun to use.
      const [{ sessions }, ways, staff] = await Promise.all([
        inbox.call(client.sessions()),
        mayManageOthers && inbox.call(client.signInWays()),
        mayManageOthers && inbox.call(client.members()),
      ]);
      own.value = sessions;
      if (ways) hasAccounts.value = ways.openIdConnect;
      if (staff) members.value = staff.members;
      if (members.value.every(({ memberId }) => memberId !== made.value?.memberId)) made.value = undefined;
      const whose = members.value.find(({ memberId }) => memberId === other.value?.member.memberId);
      other.value = whose && { member: whose, ...(await inbox.call(client.sessions(whose.memberId))) };
      changes.value += 1;
      fault.value = undefined;
    } catch (error) {
      if (!(error instanceof StaffError)) throw error;
      fault.value = error;
    }
  };
  const actAt =
    (at: string): Act =>
    async (work, said) => {
      const section = document.activeElement?.closest('section');
      problem.value = undefined;
      let done = true;
      try {
        await inbox.call(work());
        if (said !== undefined) inbox.announce(said);
      } catch (error) {
        if (!(error instanceof StaffError)) throw error;
        const { code } = error;
        problem.value = { at, text: code === 'conflict' || code === 'invalid' ? words[code] : describeFault(error) };
        done = false;
      }
      // Also after a refusal: it may mean that a colleague was faster.
      await load();
      // What was pressed has gone with its line: the heading above it is the nearest that stays.
      if (document.activeElement === document.body) section?.querySelector('h2')?.focus();
      return done;
    };
  const makeLink = (at: string, name: string, link: () => Promise<Invitation>) =>
    actAt(at)(async () => {
      const invitation = await link();
      made.value = { ...invitation, name };
    });
  useEffect(() => void load(), []);

  if (!me) return null;
  /** What is said in this place; what was pressed in a line that has gone is said at the top. */
  const problemAt = (place: string): string | undefined => {
    const { at, text } = problem.value ?? {};
    const places = ['invite', 'own', other.value && 'other', ...members.value.map(({ memberId }) => memberId)];
    return (places.includes(at) ? at : 'top') === place ? text : undefined;
  };
  const topProblem = problemAt('top');
  const owners = members.value.filter(({ role }) => role === 'owner').length;
  return (
    <main id="content" class="page people">
      <PageHeading>{mayManageOthers ? words.title : words.ownTitle}</PageHeading>
      {fault.value && <FaultNote fault={fault.value} onRetry={load} />}
      {!own.value && !fault.value && <p class="quiet">{strings.loading}</p>}
      {topProblem && <ProblemNote text={topProblem} />}
      {made.value && <LinkNote {...made.value} />}
      {mayManageOthers && own.value && (
        <>
          <section class="card" aria-labelledby="members-title">
            <h2 id="members-title" tabIndex={-1}>
              {words.members}
            </h2>
            <p class="quiet">{words.roleHint}</p>
            <ul class="people-rows">
              {members.value.map((one) => (
                <MemberRow
                  key={one.memberId}
                  one={one}
                  me={me}
                  hasAccounts={hasAccounts.value}
                  isLastOwner={one.role === 'owner' && owners === 1}
                  problem={problemAt(one.memberId)}
                  act={actAt(one.memberId)}
                  onNewLink={() => void makeLink(one.memberId, one.name, () => client.newLink(one.memberId))}
                  onSessions={() => void actAt(one.memberId)(async () => (other.value = { member: one, sessions: [] }))}
                />
              ))}
            </ul>
          </section>
          {other.value && (
            <section class="card" aria-labelledby="other-title">
              <h2 id="other-title" tabIndex={-1}>
                {words.sessionsOf(other.value.member.name)}
              </h2>
              <SessionRows sessions={other.value.sessions} problem={problemAt('other')} act={actAt('other')} />
            </section>
          )}
          <InviteForm
            me={me}
            hasAccounts={hasAccounts.value}
            problem={problemAt('invite')}
            onInvite={(request) => makeLink('invite', request.name, () => client.invite(request))}
            onProblem={(text) => (problem.value = { at: 'invite', text })}
          />
        </>
      )}
      {own.value && (
        <section class="card" aria-labelledby="own-title">
          <h2 id="own-title" tabIndex={-1}>
            {words.sessions}
          </h2>
          <p class="quiet">{words.sessionsHint}</p>
          <SessionRows sessions={own.value} problem={problemAt('own')} act={actAt('own')} />
        </section>
      )}
      {may('GET /audit') && own.value && <AuditLog changes={changes.value} />}
    </main>
  );
};
