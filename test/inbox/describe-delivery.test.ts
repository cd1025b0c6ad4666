import { expect, test } from 'vitest';
import {
  describeDestination,
  describeMessage,
  describeStatus,
} from '../../packages/inbox/src/text/describe-delivery.js';

test('destinations, messages and ends of attempts have words', () => {
  expect(describeDestination('webhook:crm')).toBe('Webhook crm');
  expect(describeDestination('mail:0123abcd')).toBe('Mail 0123abcd');
  expect(describeMessage({ kind: 'digest' })).toBe('Digest');
  expect(describeStatus('503')).toBe('answered 503');
  expect(describeStatus('refused address')).toBe('its name leads into a private network, so it was not called');
});

test('what a newer receiver knows stands as it was sent', () => {
  expect(describeDestination('pager:night')).toBe('pager:night');
  expect(describeMessage({ kind: 'constructor' })).toBe('constructor');
  expect(describeStatus('toString')).toBe('toString');
  expect(describeStatus('EPROTO')).toBe('EPROTO');
});
