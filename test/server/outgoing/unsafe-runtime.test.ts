import { expect, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import { mailServer } from '../support/mail-server.js';
import { listener, tell, webhook } from '../support/outgoing.js';
import { openSite } from '../support/site.js';

test('where the self-test fails, webhooks and channels stay off, the log says why, and mail still goes', async () => {
  const [crm, mail] = [await listener(), await mailServer()];
  const site = await openSite();
  const lines: unknown[] = [];
  const outgoing = await tell(
    site,
    {
      webhooks: [webhook(crm.url)],
      slack: [{ id: 'duty', url: '${SLACK}' }],
      mail: { server: '${MAIL}', from: 'earful@shop.example', to: ['care@shop.example'] },
    },
    {
      allowPrivate: false,
      testRuntime: async () => 'a name that leads to loopback is not refused',
      environment: { MAIL: mail.url, SLACK: crm.url },
      log: (level, what, fields) => lines.push([level, what, fields?.['reason']]),
    },
  );
  expect(lines).toContainEqual([
    'error',
    'webhooks, Slack and Teams are off',
    'a name that leads to loopback is not refused',
  ]);
  await send(site, mintIdentity(), { severity: 4 });
  await outgoing.run();
  expect(crm.received).toEqual([]);
  expect(mail.received).toHaveLength(1);
  expect(await site.rows('select state from deliveries')).toEqual([{ state: 'sent' }]);
});
