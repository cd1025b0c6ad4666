import { expect, test } from 'vitest';
import { readTrace } from './trace.js';

const answer = String.raw`7 write(21<socket:[5]>, "HTTP/1.1 201 Created\r\n\r\n{\"critiqueId\":\"019a0000-0000-7000-8000-000000000001\"}", 90) = 90`;

test('a synchronisation counts when it has come back, an answer when it begins', () => {
  const calls = [
    '7 pwrite64(20</d/earful.db-wal>, "x"..., 4096, 8192) = 4096',
    '7 fdatasync(20</d/earful.db-wal> <unfinished ...>',
    answer.replace('7 write', '8 write'),
    '7 <... fdatasync resumed>)             = 0',
    '7 fsync(20</d/earful.db-wal>)          = -1 EIO (Input/output error)',
    '7 fsync(19</d/earful.db>)              = 0',
    '7 pwrite64(19</d/earful.db>, "x"..., 4096, 0) = 4096',
  ];
  expect(readTrace(calls.join('\n')).map(({ what }) => what)).toEqual([
    'wrote the log',
    'answered',
    'synchronised the log',
    'wrote the database',
  ]);
  expect(readTrace(calls[0]!)).toEqual([{ what: 'wrote the log', end: 12_288 }]);
});
