import { voice } from '@earful/insight';
import { expect, test } from 'vitest';

test('the published vector', () => expect(voice(12, 400)).toEqual({ share: 0.03, silent: 388 }));

test('no known failure: unknown, not nought', () => expect(voice(0, 0)).toBeUndefined());

test('more answers than failures, because reports were lost: nobody was silent', () => {
  expect(voice(5, 4)).toEqual({ share: 1, silent: 0 });
});
