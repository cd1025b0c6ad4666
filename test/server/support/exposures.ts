import { randomUUID } from 'node:crypto';
import type { ExposureBatch, ExposureRow } from '@earful/protocol';
import { plainText } from './critiques.js';
import type { Site } from './site.js';

export const exposureRow = (outcome: ExposureRow['outcome'], more: Partial<ExposureRow> = {}): ExposureRow => ({
  touchpointId: 'checkout',
  origin: 'paymentFailed',
  opening: 'critique',
  locale: 'en',
  outcome,
  count: 1,
  ...more,
});

/** A batch as text, as a page would send it. */
export const batchOf = (parts: Partial<ExposureBatch> = {}): string =>
  JSON.stringify({ earful: 1, batchId: randomUUID(), rows: [], promises: [], waits: [], ...parts });

export const report = (site: Site, parts: Partial<ExposureBatch> = {}, headers: Record<string, string> = {}) =>
  site.post('/v1/exposures', batchOf(parts), { ...plainText, ...headers });
