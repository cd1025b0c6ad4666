import type { Critique } from '@earful/protocol';
import { critique } from '@earful/protocol';
import { describe, expect, test } from 'vitest';

const oneTap: Critique = {
  schemaVersion: 1,
  critiqueId: '019a3f2e-7c11-7d3a-8b52-6f0f5a3c9e21',
  revision: 1,
  reference: 'K7M2-9QXD',
  touchpointId: 'order-status',
  origin: 'promiseOverdue',
  surface: 'card',
  locale: 'en',
  answerOrder: 'worstFirst',
  submittedAt: '2026-11-22T10:00:00.000Z',
  disconfirmation: -2,
};

const call = (window: object) => ({ reply: { wanted: 'phone', phone: '+48 600 100 200', window } });

describe('critique', () => {
  test('a comparison without either side is whole: one tap is a complete answer', () => {
    expect(critique.parse(oneTap)).toEqual(oneTap);
  });

  test.each([-1, 1.5, 1e300, 'soon', null])('a duration of %s is dropped, and nobody’s words with it', (tookMs) => {
    expect(critique.parse({ ...oneTap, tookMs })).toEqual(oneTap);
    expect(critique.parse({ ...oneTap, tookMs: 4_200 })).toEqual({ ...oneTap, tookMs: 4_200 });
  });

  test('both sides survive', () => {
    const both = { ...oneTap, comment: 'Came on Friday.', expectedText: 'On Tuesday, as promised.' };
    expect(critique.parse(both)).toEqual(both);
  });

  test('fields of a newer page are dropped, not refused', () => {
    expect(critique.parse({ ...oneTap, mood: 'edgy' })).toEqual(oneTap);
  });

  test('a prototype cannot be smuggled in', () => {
    const parsed = critique.parse(JSON.parse(`{"__proto__":{"admin":true},${JSON.stringify(oneTap).slice(1)}`));
    expect(parsed).toEqual(oneTap);
    expect('admin' in parsed).toBe(false);
  });

  test.each([
    ['an answer by e-mail needs an address', { reply: { wanted: 'email' } }],
    ['a call back needs a number', { reply: { wanted: 'phone' } }],
    ['a comparison beyond the scale', { disconfirmation: -3 }],
    ['a call at no time', call({ from: '25:00', to: '26:00', timeZone: 'Europe/Warsaw' })],
    ['a zone that is none', call({ from: '09:00', to: '10:00', timeZone: '<b>' })],
    ['severity beyond the scale', { severity: 5 }],
    ['an id that is no UUID v7', { critiqueId: '019a3f2e-7c11-4d3a-8b52-6f0f5a3c9e21' }],
    ['a time without a zone', { submittedAt: '2026-11-22T10:00:00' }],
  ])('%s is refused', (_, change) => {
    expect(critique.safeParse({ ...oneTap, ...change }).success).toBe(false);
  });
});
