/** Who of the staff may do what. Imports nothing, so that browser code may take values from here. */

/** What somebody on the staff may do, least first: each may do all that those before it may. */
export const roles = ['viewer', 'member', 'manager', 'owner'] as const;
export type Role = (typeof roles)[number];

/**
 * The least role that each route of the staff API asks for; `anybody` needs no session. A route that does not stand here is
 * closed to everybody.
 */
export const staffRights = {
  'POST /session': 'anybody',
  'DELETE /session': 'anybody',
  'GET /sign-in': 'anybody',
  'GET /oidc/start': 'anybody',
  'GET /oidc/callback': 'anybody',
  'GET /session': 'viewer',
  'GET /cases': 'viewer',
  'GET /cases/:caseId': 'viewer',
  'GET /standings': 'viewer',
  'GET /stream': 'viewer',
  'GET /sessions': 'viewer',
  'DELETE /sessions/:sessionId': 'viewer',
  'POST /cases/:caseId/acknowledge': 'member',
  'POST /cases/:caseId/vouch': 'member',
  'POST /cases/:caseId/replies': 'member',
  'GET /members': 'manager',
  'POST /members': 'manager',
  'PATCH /members/:memberId': 'manager',
  'DELETE /members/:memberId': 'manager',
  'POST /members/:memberId/link': 'manager',
  'GET /deliveries': 'manager',
  'POST /deliveries/:deliveryId/again': 'manager',
  'GET /members/:memberId/sessions': 'owner',
  'GET /audit': 'owner',
} as const satisfies Record<string, Role | 'anybody'>;
export type StaffRoute = keyof typeof staffRights;

/** May somebody of this role use this route at all? What it does may still depend on whom it concerns. */
export const mayUse = (role: Role, route: StaffRoute): boolean => {
  const least: Role | 'anybody' = staffRights[route];
  return least === 'anybody' || roles.indexOf(role) >= roles.indexOf(least);
};

/** May somebody of this role give and take that one? Owners every role; managers those below their own. */
export const mayManage = (role: Role, other: Role): boolean =>
  role === 'owner' || (role === 'manager' && roles.indexOf(other) < roles.indexOf(role));
