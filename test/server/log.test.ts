import { createLog } from '@earful/server';
import { expect, test } from 'vitest';

test('one thing is one line of JSON, whatever stands in it', () => {
  const lines: string[] = [];
  const log = createLog(
    (line) => lines.push(line),
    () => 0,
  );
  log('warn', 'refused', { message: 'a\nb\r\u001b[31m', long: 'x'.repeat(1_000) });
  expect(lines).toHaveLength(1);
  expect([...lines[0]!].every((character) => character >= ' ')).toBe(true);
  expect(JSON.parse(lines[0]!)).toEqual({
    time: '1970-01-01T00:00:00.000Z',
    level: 'warn',
    what: 'refused',
    message: 'a\nb\r\u001b[31m',
    long: 'x'.repeat(300),
  });
});

test.each(['\u0085', '\u009b31m', '\u007f', '\u2028', '\u202eevil', '\u2066', '\u{e0041}'])(
  '%j shows as what it is',
  (value) => {
    const lines: string[] = [];
    createLog((line) => lines.push(line))('warn', 'refused', { value });
    expect(lines[0]).toMatch(/^[ -~]*$/);
    expect(JSON.parse(lines[0]!)).toMatchObject({ value });
  },
);
