import type { SiteConfig } from '@earful/protocol';

export const secret = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`;

/** A webhook of the configuration; its secret is the variable `SECRET`. */
export const webhook = (
  url: string,
  more: Partial<NonNullable<NonNullable<SiteConfig['private']>['webhooks']>[number]> = {},
) => ({
  id: 'crm',
  url,
  secrets: ['${SECRET}'],
  ...more,
});
