import type { Identity } from '@earful/client';
import type { Critique } from '@earful/protocol';
import type { Ask } from '../etiquette/ask.js';
import { keep, recall } from '../shared/storage.js';
import type { Answered } from './flow.js';

export type Severity = 1 | 2 | 3 | 4;
export type Wanted = NonNullable<Critique['reply']>['wanted'];

/** What the person has filled in so far. Stays on this device until it is sent. Empty is what was not chosen or written. */
export interface Draft {
  causes: string[];
  comment: string;
  expectedText: string;
  expectationSource: string;
  remedyText: string;
  severity?: Severity;
  patience: string;
  parity: string;
  emotions: string[];
  perceptions: string[];
  wanted: Wanted;
  email: string;
  phone: string;
  /** When to call, as `09:00`, by the clock of this device. */
  callFrom: string;
  callTo: string;
  /** Finds in the words that are treated the other way round: a card number that is sent, a phone number that is not. */
  turned: string[];
}

/** Fields that hold the person's own words. */
export const wordFields = ['comment', 'expectedText', 'remedyText'] as const;
export type WordField = (typeof wordFields)[number];

export const emptyDraft: Draft = {
  causes: [],
  comment: '',
  expectedText: '',
  expectationSource: '',
  remedyText: '',
  patience: '',
  parity: '',
  emotions: [],
  perceptions: [],
  wanted: 'none',
  email: '',
  phone: '',
  callFrom: '',
  callTo: '',
  turned: [],
};

export const hasWords = (draft: Draft): boolean => wordFields.some((name) => draft[name]);

/** What was noted, as far as it still has the right shape. */
export const draftFrom = (noted?: Partial<Draft> | null): Draft => {
  const draft = { ...emptyDraft, ...noted };
  const isSound =
    /^(none|email|phone)$/.test(draft.wanted) &&
    Object.entries(emptyDraft).every(([name, empty]) => {
      const value = draft[name as keyof Draft];
      return Array.isArray(empty) ? Array.isArray(value) : typeof value === 'string';
    });
  return isSound ? draft : emptyDraft;
};

const nameOf = (touchpoint: string): string => 'draft:' + touchpoint;

/** The critique that a draft goes on with: without it, what was written would become a second one. */
export interface Begun extends Answered {
  identity: Identity;
  ask: Ask;
}

/** A prompt of this page, which can be let go. */
export type Holder = Pick<WeakRef<Node>, 'deref'>;

/** Which prompt of this page goes on with which critique: two would send different words as the same revision. */
const holders = new Map<string | undefined, Holder | undefined>();

/** Has no other prompt gone on with this critique? Nobody holds one that is not begun. */
export const isHeld = (begun: Identity | undefined, holder: Holder | undefined): boolean =>
  holders.get(begun?.critiqueId) === holder;

/**
 * The draft of this tab, which a reload and a crash leave, with what it goes on with: in one prompt of the page, or in the next
 * when that one has left it, and not in an invitation, which asks about something else.
 */
export const recallDraft = (
  touchpoint: string,
  isInvited: boolean,
  holder: Holder,
): { draft: Draft | undefined; begun?: Begun } => {
  const { begun, ...noted } = {
    ...(recall('sessionStorage', nameOf(touchpoint)) as Partial<Draft> & { begun?: Begun }),
  };
  const id = begun?.identity?.critiqueId;
  // Every note says what is wanted; where nothing was noted there is none.
  const draft = noted.wanted && draftFrom(noted);
  const isFree = !isInvited && id && !holders.get(id)?.deref()?.isConnected;
  return { draft, ...(isFree && holders.set(id, holder) && { begun }) };
};

/** Notes it with every keystroke, unless another goes on with it; an empty one takes the note away. */
export const keepDraft = (touchpoint: string, draft: Draft, begun?: Begun, holder?: Holder): void => {
  const id = begun?.identity.critiqueId;
  if ((holders.get(id) ?? holder) !== holder) return;
  holders.set(id, holder);
  keep('sessionStorage', nameOf(touchpoint), draft === emptyDraft ? undefined : { ...draft, begun });
};
