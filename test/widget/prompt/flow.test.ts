import type { Receipt } from '@earful/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contactOf, isUsable } from '../../../packages/widget/src/prompt/contact.js';
import { emptyDraft } from '../../../packages/widget/src/prompt/draft.js';
import type { Action, Flow } from '../../../packages/widget/src/prompt/flow.js';
import { advance, initialFlow } from '../../../packages/widget/src/prompt/flow.js';
import { look } from '../../../packages/widget/src/prompt/masking.js';

const receipt = { status: 'stored' } as Receipt;
const run = (actions: Action[], flow: Flow = initialFlow()): Flow => actions.reduce(advance, flow);
const answered: Action = { type: 'answered', answer: { disconfirmation: -2 } };
const card = '4111 1111 1111 1111';
const sent: Action = { type: 'sent', isUsable };
const received = (revision: number): Action => ({
  type: 'outcome',
  revision,
  outcome: { state: 'received', receipt, keptUntil: 0 },
});

describe('flow', () => {
  test('the tap is revision 1 and opens the panel; a second tap changes nothing', () => {
    const flow = run([answered]);
    expect(flow).toMatchObject({ step: 'details', revision: 1, message: { state: 'sending' } });
    expect(advance(flow, { type: 'answered', answer: { disconfirmation: 2 } })).toBe(flow);
  });

  test('the panel is the same after each of the five answers', () => {
    const panels = ([-2, -1, 0, 1, 2] as const).map((disconfirmation) => {
      const { answer, ...rest } = run([{ type: 'answered', answer: { disconfirmation } }, received(1)]);
      expect(answer).toEqual({ disconfirmation });
      return JSON.stringify(rest);
    });
    expect(new Set(panels).size).toBe(1);
  });

  test('details are revision 2 and end the flow', () => {
    expect(run([answered, { type: 'changed', draft: { comment: 'Slow' } }, sent])).toMatchObject({
      step: 'done',
      revision: 2,
    });
  });

  test('a draft with an answer goes on where it was; one without is asked', () => {
    const draft = { ...emptyDraft, comment: 'Slow' };
    expect(initialFlow(draft)).toMatchObject({ step: 'ask', draft, revision: 0 });
    const { answer, revision, arrived } = run([answered, received(1)]);
    const flow = initialFlow(draft, { answer, revision, arrived });
    expect(flow).toMatchObject({ step: 'details', draft, answer: { disconfirmation: -2 }, message: { receipt } });
    expect(advance(flow, sent)).toMatchObject({ step: 'done', revision: 2 });
  });

  test('nothing can be sent before the tap', () => {
    const flow = initialFlow();
    expect(advance(flow, sent)).toBe(flow);
  });

  test.each([
    ['email', '', false],
    ['email', 'anna', false],
    ['email', 'anna@example', false],
    ['email', 'a..b@example.com', false],
    ['email', ' anna@example.com ', true],
    ['email', "o'neil+shop@mail.example.org", true],
    ['phone', '', false],
    ['phone', 'call me', false],
    ['phone', '12', false],
    ['phone', '+48 600 100 200', true],
    ['none', '', true],
  ] as const)('reply by %s to "%s" is usable: %s', (wanted, address, usable) => {
    const flow = run([answered, { type: 'changed', draft: { wanted, email: address, phone: address } }, sent]);
    expect(flow.contactFault).toBe(!usable);
    expect(flow.revision).toBe(usable ? 2 : 1);
    if (usable) expect(contactOf(flow.draft)).toBe(address.trim());
    else expect(run([{ type: 'changed', draft: { email: 'x' } }], flow).contactFault).toBe(false);
  });

  test('news of an older revision says nothing about the newer one', () => {
    const flow = run([answered, sent]);
    expect(advance(flow, received(1)).message).toBe(flow.message);
    expect(advance(flow, received(2)).message).toMatchObject({ state: 'received' });
  });

  test('the message follows when the outcome changes later', () => {
    const saved = run([answered, { type: 'outcome', revision: 1, outcome: { state: 'saved', keptUntil: 1 } }]);
    expect(saved.message?.state).toBe('saved');
    expect(advance(saved, received(1)).message?.state).toBe('received');
  });

  test('what a form tells after it was sent or taken back changes nothing', () => {
    const late: Action = { type: 'changed', draft: { comment: 'Slow' } };
    for (const flow of [run([answered, late, sent]), run([answered, late, { type: 'deleted' }])])
      expect(advance(flow, late)).toBe(flow);
  });

  test('deleting takes the words away and no late news brings a message back', () => {
    const flow = run([answered, { type: 'changed', draft: { comment: 'x' } }, { type: 'deleted' }, received(1)]);
    expect(flow).toMatchObject({ step: 'done', draft: emptyDraft, message: { state: 'deleted' } });
  });

  test('what has arrived before it could be deleted is not called deleted', () => {
    const arrived = run([answered, received(1)]);
    expect(advance(arrived, { type: 'deleted' })).toBe(arrived);
  });

  describe('deleting an addition goes back to what has arrived', () => {
    const saved: Action = { type: 'outcome', revision: 2, outcome: { state: 'saved', keptUntil: 1 } };
    const write = (comment: string): Action => ({ type: 'changed', draft: { comment } });
    const tap = { step: 'done', revision: 2, draft: emptyDraft, message: { state: 'received', isUndone: true } };

    test('the tap alone, also where it arrived after the addition was sent', () => {
      for (const actions of [
        [answered, received(1), write('x'), sent],
        [answered, write('x'), sent, received(1)],
      ])
        expect(run([...actions, saved, { type: 'deleted' }])).toMatchObject(tap);
    });

    test('the words that arrived with an earlier one, so that the next does not take them back', () => {
      const later: Action = { ...saved, revision: 3 };
      const flow = run([answered, write('x'), sent, received(2), { type: 'edited' }, write('y'), sent, later]);
      expect(advance(flow, { type: 'deleted' })).toMatchObject({ revision: 3, draft: { comment: 'x' } });
    });

    test('only that it arrived after all is news then', () => {
      const flow = run([answered, received(1), write('x'), sent, saved, { type: 'deleted' }]);
      expect(advance(flow, saved)).toBe(flow);
      expect(advance(flow, received(2)).message).not.toHaveProperty('isUndone');
    });

    test('a withdrawal that came back is none', () => {
      const back: Action = { type: 'outcome', revision: 2, outcome: { state: 'returned', keptUntil: 1 } };
      const flow = run([answered, received(1), { type: 'withdrawn' }, back, { type: 'deleted' }]);
      expect(flow).toMatchObject({ ...tap, isWithdrawn: false });
    });
  });

  test('trying again writes no new revision; changing does', () => {
    const unsaved = run([answered, { type: 'outcome', revision: 1, outcome: { state: 'unsaved', keptUntil: 0 } }]);
    expect(advance(unsaved, { type: 'again' })).toMatchObject({ revision: 1, message: { state: 'sending' } });
    expect(run([answered, sent, { type: 'edited' }, sent])).toMatchObject({ revision: 3 });
  });

  test('taking back is one more revision without any words, and only of what has arrived', () => {
    const flow = run([answered, { type: 'changed', draft: { comment: 'x' } }, sent]);
    expect(advance(flow, { type: 'withdrawn' })).toBe(flow);
    expect(run([received(2), { type: 'withdrawn' }], flow)).toMatchObject({
      step: 'done',
      revision: 3,
      draft: emptyDraft,
      isWithdrawn: true,
      message: { state: 'sending' },
    });
  });

  test('looking through the words notes them with what was found; clearing leaves nothing', () => {
    const flow = run([answered, { type: 'changed', draft: { comment: card, severity: 2 } }, { type: 'looked', look }]);
    expect(flow.looked).toMatchObject({
      comment: { text: card, finds: [{ kind: 'card', start: 0, end: card.length }] },
      expectedText: { text: '', finds: [] },
    });
    expect(advance(flow, { type: 'cleared' }).draft).toBe(emptyDraft);
  });

  test('whatever happens, revisions never go back and only a draft with a usable address leaves', () => {
    const action = fc.oneof<fc.Arbitrary<Action>[]>(
      fc.constant(answered),
      fc.constant(sent),
      fc.constant({ type: 'again' }),
      fc.constant({ type: 'edited' }),
      fc.constant({ type: 'deleted' }),
      fc.constant({ type: 'withdrawn' }),
      fc.constant({ type: 'cleared' }),
      fc
        .record({ wanted: fc.constantFrom('none', 'email', 'phone'), email: fc.string() })
        .map((draft): Action => ({ type: 'changed', draft })),
      fc.nat(4).map(received),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        let flow = initialFlow();
        for (const next of actions) {
          const after = advance(flow, next);
          expect(after.revision - flow.revision === 0 || after.revision - flow.revision === 1).toBe(true);
          if (next.type === 'sent' && after.revision > flow.revision) expect(after.contactFault).toBe(false);
          flow = after;
        }
      }),
    );
  });
});
