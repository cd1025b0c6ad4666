import type { DeliveryList } from '@earful/protocol';
import { Refusal } from '../http/problem.js';
import { refuseOtherMethods } from '../http/refusals.js';
import type { LoggedDelivery } from '../outgoing/send-again.js';
import { sendAgainIn, undelivered } from '../outgoing/send-again.js';
import type { StaffRoutes } from './staff-routes.js';
import { demandEmpty, readStaffJson } from './staff-routes.js';

const toMessage = ({ state, case_id: caseId, reference, log, ...row }: LoggedDelivery) => ({
  deliveryId: row.id,
  destination: row.destination_id,
  kind: row.kind,
  ...(caseId === null ? {} : { caseId }),
  ...(reference === null ? {} : { reference }),
  happenedAt: row.created_at,
  ...(state === 'dead' ? {} : { dueAt: row.due_at }),
  attempts: log.map(({ at, status, took_ms: tookMs }) => ({ at, status, tookMs })),
});

/** What others were to be told and have not taken, and a way to send it again. */
export function addDeliveryRoutes({ app, base, options, now }: Omit<StaffRoutes, 'sessionsEnded'>): void {
  const { store } = options;

  app.get(`${base}/deliveries`, async (context) =>
    context.json({ deliveries: (await undelivered(store)).map(toMessage) } satisfies DeliveryList),
  );
  refuseOtherMethods(app, `${base}/deliveries`, ['GET', 'HEAD']);

  app.post(`${base}/deliveries/:deliveryId/again`, async (context) => {
    demandEmpty(await readStaffJson(context.req.raw));
    const which = context.req.param('deliveryId');
    const at = new Date(now()).toISOString();
    const count = await context.var.write((db, { memberId }) => sendAgainIn(db, { which, actorId: memberId, at }));
    if (count === undefined) throw new Refusal('not-found');
    return context.body(null, 204);
  });
  refuseOtherMethods(app, `${base}/deliveries/:deliveryId/again`, ['POST']);
}
