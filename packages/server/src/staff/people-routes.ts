import { auditQuery, inviteRequest, mayManage, memberChange } from '@earful/protocol';
import type { Invitation, MemberList, SessionList } from '@earful/protocol';
import { Refusal } from '../http/problem.js';
import { refuseOtherMethods } from '../http/refusals.js';
import type { MintedLink } from '../sign-in-link.js';
import { mintLink, signInAddress } from '../sign-in-link.js';
import { noteChange, readAudit } from './audit.js';
import { addMember, changeEmail, changeRole, cleanName, demandManaged, listMembers, removeMember } from './members.js';
import { endSession, listSessions } from './sessions.js';
import type { StaffRoutes } from './staff-routes.js';
import { demandEmpty, parse, queryOf, readStaffJson } from './staff-routes.js';

/** Who is on the staff and what they may, where they are signed in, and who did what. */
export function addPeopleRoutes({ app, base, options, now, sessionsEnded }: StaffRoutes): void {
  const { store, publicUrl, basePath } = options;
  const nowIso = () => new Date(now()).toISOString();
  const toInvitation = (memberId: string, { token, expiresAt }: MintedLink): Invitation => ({
    memberId,
    link: signInAddress(publicUrl, basePath, token),
    expiresAt,
  });

  app.get(`${base}/members`, async (context) =>
    context.json({ members: await listMembers(store.read, nowIso()) } satisfies MemberList),
  );
  app.post(`${base}/members`, async (context) => {
    const { name: sent, role, email } = parse(inviteRequest, await readStaffJson(context.req.raw));
    const name = cleanName(sent);
    const invited = await context.var.write(async (db, member) => {
      if (!mayManage(member.role, role)) throw new Refusal('not-allowed');
      const memberId = await addMember(db, { name, role, email, at: nowIso() });
      // Whoever is on the staff already is not given a new link here: it would let the sender in under their name.
      if (memberId === undefined) return undefined;
      await noteChange(db, { actorId: member.memberId, action: 'invited', objectId: memberId, role, at: nowIso() });
      return toInvitation(memberId, await mintLink(db, { memberId, madeBy: member.memberId, nowMs: now() }));
    });
    if (!invited) throw new Refusal('conflict', { detail: 'Somebody on the staff has this name already.' });
    return context.json(invited, 201);
  });
  refuseOtherMethods(app, `${base}/members`, ['GET', 'HEAD', 'POST']);

  app.patch(`${base}/members/:memberId`, async (context) => {
    const { role, email } = parse(memberChange, await readStaffJson(context.req.raw));
    const whose = { memberId: context.req.param('memberId'), at: nowIso() };
    await context.var.write(async (db, actor) => {
      if (role !== undefined) await changeRole(db, { ...whose, actor, role });
      if (email !== undefined) await changeEmail(db, { ...whose, actor, email });
    });
    if (role !== undefined) sessionsEnded();
    return context.body(null, 204);
  });
  app.delete(`${base}/members/:memberId`, async (context) => {
    const removed = { memberId: context.req.param('memberId'), at: nowIso() };
    await context.var.write((db, actor) => removeMember(db, { ...removed, actor }));
    sessionsEnded();
    return context.body(null, 204);
  });
  refuseOtherMethods(app, `${base}/members/:memberId`, ['PATCH', 'DELETE']);

  app.post(`${base}/members/:memberId/link`, async (context) => {
    const memberId = context.req.param('memberId');
    demandEmpty(await readStaffJson(context.req.raw));
    const minted = await context.var.write(async (db, member) => {
      await demandManaged(db, member, memberId);
      // The new link takes the place of those that nobody has used.
      await db.deleteFrom('sign_in_links').where('member_id', '=', memberId).where('used_at', 'is', null).execute();
      await noteChange(db, { actorId: member.memberId, action: 'linkMade', objectId: memberId, at: nowIso() });
      return toInvitation(memberId, await mintLink(db, { memberId, madeBy: member.memberId, nowMs: now() }));
    });
    return context.json(minted, 201);
  });
  refuseOtherMethods(app, `${base}/members/:memberId/link`, ['POST']);

  app.get(`${base}/sessions`, async (context) => {
    const { member, sessionId } = context.var;
    const sessions = await listSessions(store.read, member.memberId, { nowMs: now(), ownId: sessionId });
    return context.json({ sessions } satisfies SessionList);
  });
  refuseOtherMethods(app, `${base}/sessions`, ['GET', 'HEAD']);

  app.get(`${base}/members/:memberId/sessions`, async (context) => {
    const memberId = context.req.param('memberId');
    const sessions = await listSessions(store.read, memberId, { nowMs: now(), ownId: context.var.sessionId });
    return context.json({ sessions } satisfies SessionList);
  });
  refuseOtherMethods(app, `${base}/members/:memberId/sessions`, ['GET', 'HEAD']);

  app.delete(`${base}/sessions/:sessionId`, async (context) => {
    const ended = { sessionId: context.req.param('sessionId'), at: nowIso() };
    await context.var.write((db, actor) => endSession(db, { ...ended, actor }));
    sessionsEnded();
    return context.body(null, 204);
  });
  refuseOtherMethods(app, `${base}/sessions/:sessionId`, ['DELETE']);

  app.get(`${base}/audit`, async (context) =>
    context.json(await readAudit(store.read, parse(auditQuery, queryOf(context.req.raw)))),
  );
  refuseOtherMethods(app, `${base}/audit`, ['GET', 'HEAD']);
}
