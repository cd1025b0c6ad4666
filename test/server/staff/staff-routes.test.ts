import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { answerRefusals } from '../../../packages/server/src/http/refusals.js';
import type { StaffEnv } from '../../../packages/server/src/staff/staff-routes.js';
import { demandRight } from '../../../packages/server/src/staff/staff-routes.js';

test('a route without an entry in the table of rights is closed, to owners too', async () => {
  const app = new Hono<StaffEnv>();
  answerRefusals(app, { log: undefined, now: Date.now });
  app.use('/staff/*', async (context, next) => {
    demandRight(context, '/staff', 'owner');
    await next();
  });
  app.get('/staff/forgotten', (context) => context.text('open'));
  app.get('/staff/audit', (context) => context.text('open'));
  const statusOf = async (path: string, method = 'GET') => (await app.request(path, { method })).status;
  expect(await statusOf('/staff/forgotten')).toBe(403);
  expect(await statusOf('/staff/forgotten', 'HEAD')).toBe(403);
  expect(await statusOf('/staff/audit')).toBe(200);
  expect(await statusOf('/staff/nothing')).toBe(404);
});
