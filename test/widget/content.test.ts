import { critique } from '@earful/protocol';
import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../packages/client/src/canonical.js';
import { contentOf } from '../../packages/widget/src/prompt/content.js';
import type { Flow } from '../../packages/widget/src/prompt/flow.js';
import { emptyDraft } from '../../packages/widget/src/prompt/flow.js';

const scene = { surface: 'card', locale: 'pl', trail: ['checkout'], path: '/checkout', viewportWidth: 390 } as const;
const ask = { touchpoint: 'checkout', origin: 'paymentFailed', facts: { code: 'declined' } } as const;
const flow = (change: Partial<Flow>): Flow => ({
  step: 'details',
  answer: { severity: 3 },
  draft: { ...emptyDraft, comment: 'private', wanted: 'phone', phone: ' +48 600 100 200 ' },
  revision: 1,
  contactFault: false,
  ...change,
});
const named = {
  schemaVersion: 1,
  critiqueId: '01a20320-acaa-761f-8205-57405ec46213',
  reference: 'K7M2-9QXD',
  revision: 1,
  submittedAt: '2026-11-22T12:00:00Z',
};

describe('content', () => {
  test('before "Send details" it holds the tap and nothing that was typed', () => {
    const content = contentOf(ask, flow({}), { ...scene, trail: [...scene.trail] });
    expect(JSON.stringify(content)).not.toMatch(/private|600/);
    expect(critique.parse({ ...named, ...content })).toMatchObject({ severity: 3, facts: { code: 'declined' } });
  });

  test('afterwards it is a full snapshot that the schema takes', () => {
    const content = contentOf(ask, flow({ step: 'done' }), { ...scene, trail: [...scene.trail] });
    expect(critique.parse({ ...named, ...content })).toMatchObject({
      comment: 'private',
      reply: { wanted: 'phone', phone: '+48 600 100 200' },
    });
    const sent: unknown = JSON.parse(bodyOf(content));
    expect(sent).not.toHaveProperty('expectedText');
    expect(sent).not.toHaveProperty('causes');
    expect(contentOf(ask, flow({ step: 'done', draft: emptyDraft }), { ...scene, trail: [] })).toEqual({
      ...scene,
      trail: [],
      touchpointId: 'checkout',
      origin: 'paymentFailed',
      answerOrder: 'worstFirst',
      facts: { code: 'declined' },
      severity: 3,
      reply: { wanted: 'none' },
    });
  });
});
