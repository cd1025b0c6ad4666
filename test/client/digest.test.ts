import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createDigest } from '../../packages/client/src/digest.js';

const fetchOwn = vi.fn(() => import('../../packages/client/src/sha256.js'));
const text = '{"comment":"Late again."}';
const expected = createHash('sha256').update(text).digest('hex');

afterEach(() => {
  vi.restoreAllMocks();
  fetchOwn.mockClear();
});

describe('the digest', () => {
  test("is the platform's where there is one, and ours is not fetched", async () => {
    expect(await createDigest(fetchOwn)(text)).toBe(expected);
    expect(fetchOwn).not.toHaveBeenCalled();
  });

  test('is ours on plain http, where the platform has none', async () => {
    vi.spyOn(crypto, 'subtle', 'get').mockReturnValue(undefined as unknown as SubtleCrypto);
    expect(await createDigest(fetchOwn)(text)).toBe(expected);
    expect(fetchOwn).toHaveBeenCalledOnce();
  });
});
