import type { PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely';
import { expect, test } from 'vitest';
import type { Delivery } from '../../../packages/server/src/outgoing/deliveries.js';
import { messageOf } from '../../../packages/server/src/outgoing/facts.js';
import { createSiteDirectory } from '../../../packages/server/src/site-directory.js';
import { mintIdentity, send } from '../support/critiques.js';
import { config, openSite } from '../support/site.js';

test('of a digest of a flood only the cases that it names are read, the worst of its touchpoints', async () => {
  const site = await openSite();
  await Promise.all(Array.from({ length: 60 }, () => send(site, mintIdentity(), { severity: 1, disconfirmation: -1 })));
  await Promise.all(
    Array.from({ length: 30 }, () => send(site, mintIdentity(), { touchpointId: 'delivery', severity: 4 })),
  );
  const worst = mintIdentity();
  await send(site, worst, { severity: 4, disconfirmation: -2 });
  const gone = mintIdentity();
  await send(site, gone, { severity: 4, disconfirmation: -2 });
  await send(site, gone, { revision: 2, withdrawn: true });
  let most = 0;
  const watched = site.store.read.withPlugin({
    transformQuery: ({ node }: PluginTransformQueryArgs) => node,
    transformResult({ result }: PluginTransformResultArgs) {
      most = Math.max(most, result.rows.length);
      return Promise.resolve(result);
    },
  });
  const digest = { kind: 'digest', case_id: null, first_sequence: 1, last_sequence: 1_000 } as Delivery;
  const told = { site: createSiteDirectory(config), inbox: 'https://shop.example/inbox' };
  const covers = (id: string) => id === 'checkout';
  const message = await messageOf(watched, [digest], { ...told, covers });
  expect(message).toMatchObject({ kind: 'list', isUrgent: false, total: 61 });
  const cases = message?.kind === 'list' ? message.cases : [];
  expect(cases).toHaveLength(20);
  expect(cases[0]!.summary.reference).toBe(worst.reference);
  expect(new Set(cases.map(({ summary }) => summary.touchpointId))).toEqual(new Set(['checkout']));
  expect(most).toBeLessThanOrEqual(20);
  expect(await messageOf(watched, [digest], { ...told, covers: () => false })).toBeUndefined();
});
