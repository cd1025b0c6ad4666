import { expect, test } from 'vitest';
import { readBasePath } from '../../packages/inbox/src/data/base-path.js';

test.each([
  ['/earful/inbox/', '/earful', '/earful/inbox'],
  ['/earful/inbox/touchpoints', '/earful', '/earful/inbox'],
  ['/earful/inbox', '/earful', '/earful/inbox'],
  ['/shop/en/voice/inbox/sign-in', '/shop/en/voice', '/shop/en/voice/inbox'],
  ['/inbox/inbox/sign-in', '/inbox', '/inbox/inbox'],
  ['/inbox/', '', '/inbox'],
])('%s belongs to the receiver at "%s"', (pathname, endpoint, inbox) => {
  expect(readBasePath(pathname)).toEqual({ endpoint, inbox });
});
