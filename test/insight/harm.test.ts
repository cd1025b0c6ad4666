import { expect, test } from 'vitest';
import { harm } from '@earful/insight';

test.each([
  [{ disconfirmation: -2, severity: 4 }, 1],
  [{ disconfirmation: -2 }, 0.5],
  [{ disconfirmation: -1, severity: 4 }, 0.5],
  [{ disconfirmation: -1, severity: 1 }, 0.125],
  [{ disconfirmation: 0, severity: 4 }, 0],
  [{ disconfirmation: 2, severity: 4 }, 0],
  [{ severity: 3 }, 0.75],
  [{}, 0.5],
])('%j weighs %d', (critique, expected) => {
  expect(harm(critique)).toBe(expected);
});
