import type { SiteConfig } from '@earful/protocol';
import { servedConfig } from '@earful/protocol';
import { describe, expect, test } from 'vitest';
import { config, openSite, publicUrl } from './support/site.js';

describe('GET /v1/config', () => {
  test('hands out the public half only, once per version', async () => {
    const site = await openSite({ config: { ...config, $schema: './x.json' } as SiteConfig });
    const response = await site.get('/v1/config');
    const text = await response.text();
    expect(servedConfig.parse(JSON.parse(text)).touchpoints).toEqual(config.touchpoints);
    expect(text).not.toContain('Payments');
    expect(text).not.toContain('private');
    const again = await site.get('/v1/config', { 'if-none-match': response.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  test('tells a page of an origin that is not allowed, in words that it can read; whoever has none gets it', async () => {
    const site = await openSite({ allowedOrigins: ['https://shop.example'] });
    const answers = async (headers: Record<string, string>) => {
      const response = await site.get('/v1/config', headers);
      const { code } = (await response.json()) as { code?: string };
      return [response.status, response.headers.get('access-control-allow-origin'), code];
    };
    expect(await answers({})).toEqual([200, null, undefined]);
    expect(await answers({ origin: publicUrl })).toEqual([200, publicUrl, undefined]);
    expect(await answers({ origin: 'https://shop.example' })).toEqual([200, 'https://shop.example', undefined]);
    for (const origin of ['https://evil.example', 'null'])
      expect(await answers({ origin })).toEqual([403, '*', 'wrong-origin']);
  });
});
