import type { ExposureBatch, ExposureReceipt } from '@earful/protocol';
import { exposureBatch } from '@earful/protocol';
import { readJson } from '../http/body.js';
import { faultsOf } from '../http/faults.js';
import { Refusal } from '../http/problem.js';
import type { PublicRoutes } from '../http/public-routes.js';
import { answer, closePublicRoute, demandKey, demandOrigin, pageMediaTypes } from '../http/public-routes.js';
import type { SiteDirectory } from '../site-directory.js';
import type { Store } from '../store/store.js';
import { keepExposures } from './keep-exposures.js';
import { sumsOf } from './sums-of.js';

interface ExposureOptions {
  store: Store;
  site: SiteDirectory;
  now: () => number;
  sample: boolean;
}

function readBatch(value: unknown): ExposureBatch {
  const { success, data, error } = exposureBatch.safeParse(value);
  if (!success) throw new Refusal('invalid', { detail: 'This is not a batch of sums.', faults: faultsOf(error) });
  return data;
}

/** `POST /v1/exposures`: adds the sums of a page to the denominators. */
export function addExposureRoute(routes: PublicRoutes, { store, site, now, sample }: ExposureOptions): void {
  async function count(batch: ExposureBatch): Promise<ExposureReceipt['status']> {
    const sums = sumsOf(batch, site);
    // Nothing to add is nothing to remember either.
    if (Object.values(sums).every(({ length }) => length === 0)) return 'counted';
    // Now, not when its group is written: batches that share a commit may be of two days.
    const nowMs = now();
    return store.write((db) => keepExposures(db, { batchId: batch.batchId, sums, nowMs, sample }));
  }

  routes.app.post(`${routes.base}/exposures`, async (context) => {
    const request = context.req.raw;
    routes.gate.demand('exposures', request, context.env);
    demandOrigin(routes, request);
    const batch = readBatch(await readJson(request, pageMediaTypes));
    demandKey(routes, batch.key);
    // A page does not send under Global Privacy Control. If one does, the browser's word counts.
    const status = request.headers.get('sec-gpc') === '1' ? 'ignored' : await count(batch);
    const receipt: ExposureReceipt = { earful: 1, status };
    return answer(routes, request, receipt);
  });
  closePublicRoute(routes, '/exposures', ['POST']);
}
