import type { Outcome } from '@earful/client';
import type { Critique } from '@earful/protocol';

export type Disconfirmation = -2 | -1 | 0 | 1 | 2;
export type Severity = 1 | 2 | 3 | 4;
export type Wanted = NonNullable<Critique['reply']>['wanted'];

/** What the person has filled in so far. Stays on this device until it is sent. */
export interface Draft {
  causes: string[];
  comment: string;
  expectedText: string;
  severity?: Severity;
  wanted: Wanted;
  email: string;
  phone: string;
}

/** What became of the latest revision, as far as it is known. */
export type Message = Told | { state: 'sending' | 'deleted' };

/** What the client told. Without a status it did not come to an attempt. */
type Told = { keptUntil: number } & (
  Extract<Outcome, { receipt: unknown }> | { state: 'saved' | 'unsaved' | 'returned'; status?: number }
);

export interface Flow {
  /** `ask`: the one tap. `details`: the optional panel. `done`: details have been sent. */
  step: 'ask' | 'details' | 'done';
  answer?: { disconfirmation: Disconfirmation } | { severity: Severity };
  draft: Draft;
  /** Latest revision that was given to the client; 0 before the tap. */
  revision: number;
  message?: Message;
  /** Reply wanted, but without a usable address. */
  contactFault: boolean;
}

export type Action =
  | { type: 'answered'; answer: NonNullable<Flow['answer']> }
  | { type: 'changed'; draft: Partial<Draft> }
  | { type: 'sent' }
  | { type: 'again' }
  | { type: 'outcome'; revision: number; outcome: Told }
  | { type: 'edited' }
  | { type: 'deleted' };

export const emptyDraft: Draft = { causes: [], comment: '', expectedText: '', wanted: 'none', email: '', phone: '' };

/** Begins with what this tab noted earlier, as far as it still has the right shape. */
export const initialFlow = (noted?: Partial<Draft> | null): Flow => {
  const draft = { ...emptyDraft, ...noted };
  const isSound =
    Array.isArray(draft.causes) &&
    Object.hasOwn(usable, draft.wanted) &&
    [draft.comment, draft.expectedText, draft.email, draft.phone].every((text) => typeof text === 'string');
  return { step: 'ask', draft: isSound ? draft : emptyDraft, revision: 0, contactFault: false };
};

// The receiver's schema takes no other shape, so a wrong address is named here instead of coming back.
const usable = {
  none: /^/,
  email: /^(?!\.)(?!.*\.\.)[\w'+.-]*[\w+-]@([a-z\d][a-z\d-]*\.)+[a-z]{2,}$/i,
  phone: /^\+?[\d\s()./-]{5,39}$/,
};

/** The address that belongs to the wanted reply, trimmed; empty when no reply is wanted. */
export const contactOf = ({ wanted, email, phone }: Draft): string => ({ none: '', email, phone })[wanted].trim();

const isUsable = (draft: Draft): boolean =>
  usable[draft.wanted].test(contactOf(draft)) && contactOf(draft).length < 255;

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
      return next({ draft: { ...flow.draft, ...action.draft } });
    case 'sent':
      if (flow.step !== 'details') return flow;
      return isUsable(flow.draft) ? submit('done') : { ...flow, contactFault: true };
    case 'again':
      // The record is still in the memory of this page: the client is asked to send it, not to write another.
      return next({ message: { state: 'sending' } });
    case 'outcome':
      // News of an older revision says nothing about what is on screen.
      return action.revision === flow.revision && flow.message?.state !== 'deleted'
        ? { ...flow, message: action.outcome }
        : flow;
    case 'edited':
      return next({ step: 'details' });
    case 'deleted':
      return next({ draft: emptyDraft, message: { state: 'deleted' }, step: 'done' });
  }
};
