import { describe, expect, test } from 'vitest';
import { createRequestReader } from './request-reader.js';

const post = 'POST /a HTTP/1.1\r\nHost: shop\r\nContent-Length: 5\r\n\r\nhello';
const get = 'GET /b HTTP/1.1\r\nHost: shop\r\n\r\n';

/** What is read when the wire is cut into pieces of this size. */
const readInPieces = (wire: string, size: number) => {
  const read = createRequestReader();
  const requests: { path: string; bytes: string; isWhole: boolean }[] = [];
  for (let at = 0; at < wire.length; at += size)
    for (const part of read(Buffer.from(wire.slice(at, at + size)))) {
      if (part.type === 'head') requests.push({ path: part.head.path, bytes: '', isWhole: false });
      const last = requests.at(-1)!;
      if (part.type === 'bytes') last.bytes += part.bytes.toString();
      if (part.type === 'end') last.isWhole = true;
    }
  return requests;
};

describe('requests are found on the wire', () => {
  test.each([1, 2, 7, 64, 1_000])('in pieces of %i bytes', (size) => {
    expect(readInPieces(post + get + post, size)).toEqual([
      { path: '/a', bytes: post, isWhole: true },
      { path: '/b', bytes: get, isWhole: true },
      { path: '/a', bytes: post, isWhole: true },
    ]);
  });

  test('one that breaks off is not whole', () => {
    expect(readInPieces(post.slice(0, -1), 3)).toEqual([{ path: '/a', bytes: post.slice(0, -1), isWhole: false }]);
  });

  test('header names are in lower case, values as they came', () => {
    const [part] = createRequestReader()(Buffer.from('GET / HTTP/1.1\r\nX-Mine:  A: b\r\n\r\n'));
    expect(part).toMatchObject({ head: { method: 'GET', path: '/', headers: { 'x-mine': 'A: b' } } });
  });
});
