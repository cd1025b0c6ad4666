import type { Outcome } from '@earful/client';
import type { Find } from '@earful/protocol/masking';
import type { Draft, Severity, WordField } from './draft.js';
import { emptyDraft } from './draft.js';

export type Disconfirmation = -2 | -1 | 0 | 1 | 2;

/** What became of the latest revision, as far as it is known. */
export type Message = (Told | { state: 'sending' | 'deleted' }) & {
  /** The words are on the clipboard. */ isCopied?: boolean;
};

/** What the client told. Without a status it did not come to an attempt. */
type Told = { keptUntil: number; /** Only what came after it was deleted. */ isUndone?: true } & (
  Extract<Outcome, { receipt: unknown }> | { state: 'saved' | 'unsaved' | 'returned'; status?: number }
);

/** The words of a field as they were when somebody last looked through them, and what was found. */
export type Looked = Record<WordField, { text: string; finds: readonly Find[] }>;

export interface Flow {
  /** `ask`: the one tap. `details`: the optional panel. `done`: details have been sent, or all was taken back. */
  step: 'ask' | 'details' | 'done';
  answer?: { disconfirmation: Disconfirmation } | { severity: Severity } | undefined;
  draft: Draft;
  looked?: Looked;
  /** Latest revision that was given to the client; 0 before the tap. */
  revision: number;
  message?: Message | undefined;
  /** What the receiver has, to go back to when what came after it is deleted: the draft as it was sent, and what is said of it. */
  arrived?: { draft: Draft; message: Message } | undefined;
  /** Reply wanted, but without a usable address. `field`: sent from there, so that the focus, which is there already, tells nobody. */
  contactFault: boolean | 'field';
  /** Asked whether to take everything back. */
  isLeaving?: boolean;
  /** The latest revision takes the critique back. */
  isWithdrawn?: boolean;
}

export type Action =
  | { type: 'answered'; answer: NonNullable<Flow['answer']> }
  | { type: 'changed'; draft: Partial<Draft> }
  | { type: 'cleared' }
  | { type: 'looked'; look: (draft: Draft) => Looked }
  | { type: 'sent'; isUsable: (draft: Draft) => boolean; from?: 'field' | undefined }
  | { type: 'again' }
  | { type: 'outcome'; revision: number; outcome: Told }
  | { type: 'copied' }
  | { type: 'edited' }
  | { type: 'leaving' }
  | { type: 'withdrawn' }
  | { type: 'deleted' };

/** What goes on with a draft: the answer that it belongs to. */
export type Answered = Pick<Flow, 'answer' | 'revision' | 'arrived'>;

/** Begins with what this tab noted earlier. */
export const initialFlow = (draft: Draft = emptyDraft, answered?: Answered): Flow => ({
  step: answered ? 'details' : 'ask',
  draft,
  revision: 0,
  contactFault: false,
  ...answered,
  message: answered?.arrived?.message,
});

/** All steps of the prompt as a pure function. A new revision is due whenever `revision` has grown. */
export const advance = (flow: Flow, action: Action): Flow => {
  const next = (change: Partial<Flow>): Flow => ({ ...flow, contactFault: false, ...change });
  const submit = (step: Flow['step']): Flow =>
    next({ step, revision: flow.revision + 1, message: { state: 'sending' } });
  switch (action.type) {
    case 'answered':
      // A second tap before the view has changed is the same answer given twice.
      return flow.step === 'ask' ? { ...submit('details'), answer: action.answer } : flow;
    case 'changed':
      // What a form still tells after it was sent or taken back would bring the words back.
      return flow.step === 'details' ? next({ draft: { ...flow.draft, ...action.draft } }) : flow;
    case 'cleared':
      return next({ draft: emptyDraft });
    case 'looked':
      return { ...flow, looked: action.look(flow.draft) };
    case 'sent':
      if (flow.step !== 'details') return flow;
      return action.isUsable(flow.draft) ? submit('done') : { ...flow, contactFault: action.from ?? true };
    case 'again':
      // The record is still in the memory of this page: the client is asked to send it, not to write another.
      return next({ message: { state: 'sending' } });
    case 'outcome': {
      const { revision, outcome } = action;
      const state = flow.message?.state;
      const isReceived = outcome.state === 'received';
      if (state === 'deleted' || (state === 'received' && !isReceived)) return flow;
      return {
        ...flow,
        // News of an older revision says nothing about what is on screen.
        ...(revision === flow.revision && { message: outcome }),
        // The first is the tap alone, whatever has been written meanwhile.
        ...(isReceived && {
          arrived: { draft: revision > 1 ? flow.draft : emptyDraft, message: { ...outcome, isUndone: true } },
        }),
      };
    }
    case 'copied':
      // What was said already is taken back, to be said anew.
      return next({ message: { ...flow.message!, isCopied: !flow.message!.isCopied } });
    case 'edited':
      return next({ step: 'details' });
    case 'leaving':
      return next({ isLeaving: !flow.isLeaving });
    case 'withdrawn':
      // Only what has arrived can be taken back; what has not is deleted where it lies.
      return flow.message?.state === 'received' ? { ...submit('done'), draft: emptyDraft, isWithdrawn: true } : flow;
    case 'deleted':
      // What has arrived meanwhile is not deleted, and nobody says so.
      return flow.message?.state === 'received'
        ? flow
        : next({
            draft: emptyDraft,
            message: { state: 'deleted' },
            ...flow.arrived,
            step: 'done',
            isWithdrawn: false,
          });
  }
};
