import { critique } from '@earful/protocol';
import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../../packages/client/src/canonical.js';
import { contentOf } from '../../../packages/widget/src/prompt/content.js';
import { contentOfDraft } from '../../../packages/widget/src/prompt/draft-content.js';
import type { Draft } from '../../../packages/widget/src/prompt/draft.js';
import { emptyDraft } from '../../../packages/widget/src/prompt/draft.js';

const scene = { surface: 'card', locale: 'pl', trail: ['checkout'], path: '/checkout', viewportWidth: 390 } as const;
const where = { ...scene, trail: [...scene.trail] };
const ask = { touchpoint: 'checkout', origin: 'paymentFailed', facts: { code: 'declined' } } as const;
const answer = { severity: 3 } as const;
const named = {
  schemaVersion: 1,
  critiqueId: '01a20320-acaa-761f-8205-57405ec46213',
  reference: 'K7M2-9QXD',
  revision: 1,
  submittedAt: '2026-11-22T12:00:00Z',
};
const draft = (change: Partial<Draft>): Draft => ({ ...emptyDraft, ...change });
const sent = (change: Partial<Draft>) =>
  critique.parse({ ...named, ...contentOf(ask, { answer }, where, contentOfDraft(draft(change))) });

describe('content', () => {
  test('before "Send details" it holds the tap and nothing that was typed', () => {
    const content = contentOf(ask, { answer }, where);
    expect(critique.parse({ ...named, ...content })).toMatchObject({ severity: 3, facts: { code: 'declined' } });
    expect(content).not.toHaveProperty('reply');
  });

  test('afterwards it is a full snapshot that the schema takes', () => {
    const content = contentOf(ask, { answer }, where, contentOfDraft(draft({ comment: 'private' })));
    expect(critique.parse({ ...named, ...content })).toMatchObject({ comment: 'private', reply: { wanted: 'none' } });
    const body: unknown = JSON.parse(bodyOf(content));
    for (const empty of ['expectedText', 'causes', 'emotions', 'patience', 'redactions', 'remedyText'])
      expect(body).not.toHaveProperty(empty);
  });

  test('how long it took is told, in milliseconds since the fields were shown', () => {
    const content = contentOfDraft(draft({ comment: 'quick' }), performance.now() - 5_000);
    expect(content.tookMs).toBeGreaterThanOrEqual(5_000);
    expect(critique.parse({ ...named, ...contentOf(ask, { answer }, where, content) }).tookMs).toBe(content.tookMs);
  });

  test('every part of the panel has its field', () => {
    const parts = {
      causes: ['price', 'other'],
      comment: 'Slow.',
      expectedText: 'Faster.',
      expectationSource: 'policy',
      remedyText: 'A call.',
      patience: 'edgy',
      parity: 'harder',
      emotions: ['letDown'],
      perceptions: ['notCaredFor'],
    };
    expect(sent(parts)).toMatchObject({ ...parts, severity: 3 });
  });

  test('a call has its window only when one was chosen, in the zone of this device', () => {
    const phone = { wanted: 'phone', phone: ' +48 600 100 200 ' } as const;
    expect(sent(phone).reply).toEqual({ wanted: 'phone', phone: '+48 600 100 200' });
    expect(sent({ ...phone, callFrom: '09:00', callTo: '11:00' }).reply).toEqual({
      wanted: 'phone',
      phone: '+48 600 100 200',
      window: { from: '09:00', to: '11:00', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    });
    for (const callTo of ['', '08:00', 'x']) {
      expect(sent({ ...phone, callFrom: '09:00', callTo }).reply?.window).toMatchObject({ from: '09:00', to: '11:00' });
    }
    expect(sent({ ...phone, callFrom: '22:00' }).reply?.window).toMatchObject({ from: '22:00', to: '23:00' });
    expect(sent({ ...phone, callFrom: 'x', callTo: '11:00' }).reply?.window).toBeUndefined();
    expect(sent({ wanted: 'email', email: 'a@example.com', callFrom: '09:00', callTo: '11:00' }).reply).toEqual({
      wanted: 'email',
      email: 'a@example.com',
    });
  });

  test('card and account numbers are taken out of all words, and counted', () => {
    const { comment, expectedText, remedyText, redactions } = sent({
      comment: 'I paid with 4111 1111 1111 1111 and 5555-5555-5555-4444.',
      expectedText: 'Call +48 600 100 200 about order 10482.',
      remedyText: 'Pay to PL61 1090 1014 0000 0712 1981 2874.',
    });
    expect([comment, expectedText, remedyText]).toEqual([
      'I paid with •••• and ••••.',
      'Call +48 600 100 200 about order 10482.',
      'Pay to ••••.',
    ]);
    expect(redactions).toEqual([
      { kind: 'card', count: 2 },
      { kind: 'iban', count: 1 },
    ]);
  });

  test('what the person has turned round is done so: this card is sent, that number is not', () => {
    const { comment, redactions } = sent({
      comment: '4111 1111 1111 1111, 5555-5555-5555-4444, +48 600 100 200',
      turned: ['4111 1111 1111 1111', '+48 600 100 200'],
    });
    expect(comment).toBe('4111 1111 1111 1111, ••••, ••••');
    expect(redactions).toEqual([
      { kind: 'card', count: 1 },
      { kind: 'phone', count: 1 },
    ]);
  });

  test('taking it back holds nothing of what was said, nor where', () => {
    const content = contentOf(
      { ...ask, occurredAt: '2026-11-22T11:00:00Z' },
      { answer, isWithdrawn: true },
      where,
      contentOfDraft(draft({ comment: 'private' })),
    );
    expect(content).toEqual({
      touchpointId: 'checkout',
      origin: 'paymentFailed',
      surface: 'card',
      locale: 'pl',
      answerOrder: 'worstFirst',
      withdrawn: true,
    });
    expect(critique.safeParse({ ...named, ...content }).success).toBe(true);
  });
});
