import type { Critique, DetailPart, SiteConfig } from '@earful/protocol';
import {
  causeCode,
  critique,
  defaultDetails,
  emotions,
  expectationSources,
  maxLabelLength,
  parities,
  patiences,
  perceptions,
  replyChoices,
  severities,
} from '@earful/protocol';
import { normaliseText } from '../privacy/normalise-text.js';
import type { Content } from './keep-answer.js';
import { maskWords } from './mask-words.js';

/** Fields in which people write freely. */
const wordFields = ['comment', 'expectedText', 'remedyText'] as const;
export type WordField = (typeof wordFields)[number];

/** Choices of which there is one, with what the form offers. */
const choices = { expectationSource: expectationSources, patience: patiences, parity: parities } as const;

/** Choices of which there may be several. */
const several = { emotions, perceptions } as const;

/** What the optional form holds. A choice that was not made is empty. */
export type Details = Record<WordField | keyof typeof choices | 'email' | 'phone', string> &
  Record<keyof typeof several | 'causes', string[]> & {
    severity: Critique['severity'];
    wanted: NonNullable<Critique['reply']>['wanted'];
  };

/** Fields that cannot be kept as they are. */
export type Faults = Partial<Record<WordField | 'email' | 'phone', true>>;

type Touchpoint = SiteConfig['touchpoints'][number];

/** Most codes that a critique may hold of one kind. */
const maxCodes = 12;

/** What the form shows, in this order. */
export const partsOf = (touchpoint: Touchpoint | undefined): readonly DetailPart[] =>
  touchpoint?.details ?? defaultDetails;

/** Codes that the form offers; the last stands for everything else. */
export const causeCodes = (touchpoint: Touchpoint | undefined): string[] => [
  ...(touchpoint?.causes ?? []).map(causeCode),
  'other',
];

/** What a form has sent, whoever has written it. */
export function detailsIn(form: URLSearchParams, touchpoint: Touchpoint | undefined): Details {
  const text = (name: string) => normaliseText(form.get(name) ?? '');
  const one = (name: keyof typeof choices) => choices[name].find((code) => code === form.get(name)) ?? '';
  const all = (name: string, offered: readonly string[]) => offered.filter((code) => form.getAll(name).includes(code));
  return {
    causes: all('cause', causeCodes(touchpoint)),
    comment: text('comment'),
    expectedText: text('expectedText'),
    remedyText: text('remedyText'),
    expectationSource: one('expectationSource'),
    severity: severities.find((each) => String(each) === form.get('severity')),
    patience: one('patience'),
    parity: one('parity'),
    emotions: all('emotions', emotions),
    perceptions: all('perceptions', perceptions),
    wanted: replyChoices.find((each) => each === form.get('wanted')) ?? 'none',
    email: text('email').trim(),
    phone: text('phone').trim(),
  };
}

/** What a kept revision holds of it. */
export function detailsOf(kept: Partial<Critique>): Details {
  return {
    causes: kept.causes ?? [],
    comment: kept.comment ?? '',
    expectedText: kept.expectedText ?? '',
    remedyText: kept.remedyText ?? '',
    expectationSource: kept.expectationSource ?? '',
    severity: kept.severity,
    patience: kept.patience ?? '',
    parity: kept.parity ?? '',
    emotions: kept.emotions ?? [],
    perceptions: kept.perceptions ?? [],
    wanted: kept.reply?.wanted ?? 'none',
    email: kept.reply?.email ?? '',
    phone: kept.reply?.phone ?? '',
  };
}

type Reply = NonNullable<Critique['reply']>;

/** An address only where an answer that way is wanted. When to call stays as it was said elsewhere: this form does not ask. */
function replyOf({ wanted, email, phone }: Details, window?: Reply['window']): Reply {
  if (wanted === 'email') return { wanted, email };
  if (wanted === 'phone') return { wanted, phone, ...(window && { window }) };
  return { wanted };
}

/** What the contract would not take, found before it is sent there. */
export function faultsIn(details: Details): Faults {
  const faults: Faults = {};
  for (const name of wordFields) {
    if (details[name] && !critique.shape[name].safeParse(details[name]).success) faults[name] = true;
  }
  const { wanted } = details;
  if (wanted !== 'none' && !critique.shape.reply.safeParse(replyOf(details)).success) faults[wanted] = true;
  return faults;
}

/** Codes that this form does not offer were chosen elsewhere, and stay. */
function codes(kept: string[] | undefined, chosen: string[], offered: readonly string[]): string[] | undefined {
  const others = (kept ?? []).filter((code) => !offered.includes(code));
  const known = chosen.filter((code) => code.length <= maxLabelLength);
  const all = [...others.slice(0, maxCodes - known.length), ...known];
  return all.length > 0 ? all : undefined;
}

function code(kept: string | undefined, chosen: string, offered: readonly string[]): string | undefined {
  return chosen || (kept !== undefined && !offered.includes(kept) ? kept : undefined);
}

/**
 * The kept revision with these details in place of its own: a full snapshot, without card and account numbers. What the
 * touchpoint does not show, and codes that the form does not know, stay as they were.
 */
export function withDetails(kept: Content, details: Details, touchpoint: Touchpoint | undefined): Content {
  const parts = partsOf(touchpoint);
  const shown = { comment: 'words', expectedText: 'expected', remedyText: 'remedy' } as const;
  const written = Object.fromEntries(
    wordFields.map((name) => [name, (parts.includes(shown[name]) ? details : kept)[name] ?? '']),
  ) as Record<WordField, string>;
  const { words, redactions } = maskWords(written, kept.redactions);
  const word = (name: WordField) => ({ [name]: words[name].trim() ? words[name] : undefined });
  const choice = (name: keyof typeof choices) => ({ [name]: code(kept[name], details[name], choices[name]) });
  const list = (name: keyof typeof several) => ({ [name]: codes(kept[name], details[name], several[name]) });

  const said: Record<DetailPart, () => Partial<Content>> = {
    causes: () => ({ causes: codes(kept.causes, details.causes, causeCodes(touchpoint)) }),
    words: () => word('comment'),
    expected: () => word('expectedText'),
    source: () => choice('expectationSource'),
    remedy: () => word('remedyText'),
    // Where the one tap was the weight, it stays what it was.
    severity: () => (kept.disconfirmation === undefined ? {} : { severity: details.severity }),
    patience: () => choice('patience'),
    parity: () => choice('parity'),
    emotions: () => ({ ...list('emotions'), ...list('perceptions') }),
    reply: () => ({ reply: replyOf(details, kept.reply?.window) }),
  };
  const added = Object.assign({}, ...parts.map((part) => said[part]())) as Partial<Content>;
  return { ...kept, ...added, redactions: redactions.length > 0 ? redactions : undefined };
}
