import type { StatusAnswer } from '@earful/protocol';
import { statusRequest } from '@earful/protocol';
import type { Kysely } from 'kysely';
import { readJson } from '../http/body.js';
import { faultsOf } from '../http/faults.js';
import { Refusal } from '../http/problem.js';
import type { PublicRoutes } from '../http/public-routes.js';
import { answer, closePublicRoute, demandOrigin, pageMediaTypes } from '../http/public-routes.js';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';
import { latestOfCases } from './case-rows.js';
import { ownCritiqueId } from './own-critique.js';

async function statusOf(db: Kysely<Tables>, critiqueId: string): Promise<StatusAnswer | undefined> {
  const row = await latestOfCases(db)
    .select(['cases.state', 'revisions.reply_wanted', 'critiques.withdrawn_at'])
    .where('critiques.id', '=', critiqueId)
    .executeTakeFirst();
  if (!row) return undefined;
  const isWanted = row.reply_wanted === 'email' || row.reply_wanted === 'phone';
  const answer: StatusAnswer = { earful: 1, state: row.state, open: isWanted && row.state !== 'answered' };
  return row.withdrawn_at === null ? answer : { ...answer, withdrawn: true };
}

/** `POST /v1/status`: tells the device that wrote a critique how its case stands. In a body, so that no log has the secret. */
export function addStatusRoute(routes: PublicRoutes, { store }: { store: Store }): void {
  routes.app.post(`${routes.base}/status`, async (context) => {
    const request = context.req.raw;
    routes.gate.demand('status', request, context.env);
    demandOrigin(routes, request);
    const { success, data, error } = statusRequest.safeParse(await readJson(request, pageMediaTypes));
    if (!success) throw new Refusal('invalid', { detail: 'Send reference and secret.', faults: faultsOf(error) });
    const critiqueId = await ownCritiqueId(store.read, data.reference, data.secret);
    const status = critiqueId && (await statusOf(store.read, critiqueId));
    if (!status) throw new Refusal('not-found');
    return answer(routes, request, status);
  });
  closePublicRoute(routes, '/status', ['POST']);
}
