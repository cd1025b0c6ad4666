import type { Critique, SiteConfig } from '@earful/protocol';
import { causeCode, critique, maxLabelLength, replyChoices, severities } from '@earful/protocol';
import { normaliseText } from '../privacy/normalise-text.js';
import type { Content } from './keep-answer.js';

/** What the optional form holds. */
export interface Details {
  causes: string[];
  comment: string;
  expectedText: string;
  severity: Critique['severity'];
  wanted: NonNullable<Critique['reply']>['wanted'];
  email: string;
  phone: string;
}

/** Fields that cannot be kept as they are. */
export type Faults = Partial<Record<'comment' | 'expectedText' | 'email' | 'phone', true>>;

type Touchpoint = SiteConfig['touchpoints'][number];

/** Codes that the form offers; the last stands for everything else. */
export const causeCodes = (touchpoint: Touchpoint | undefined): string[] => [
  ...(touchpoint?.causes ?? []).map(causeCode),
  'other',
];

/** What a form has sent, whoever has written it. */
export function detailsIn(form: URLSearchParams, touchpoint: Touchpoint | undefined): Details {
  const text = (name: string) => normaliseText(form.get(name) ?? '');
  const offered = causeCodes(touchpoint);
  return {
    causes: offered.filter((code) => form.getAll('cause').includes(code)),
    comment: text('comment'),
    expectedText: text('expectedText'),
    severity: severities.find((one) => String(one) === form.get('severity')),
    wanted: replyChoices.find((one) => one === form.get('wanted')) ?? 'none',
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
    severity: kept.severity,
    wanted: kept.reply?.wanted ?? 'none',
    email: kept.reply?.email ?? '',
    phone: kept.reply?.phone ?? '',
  };
}

/** An address only where an answer that way is wanted. */
function replyOf({ wanted, email, phone }: Details): NonNullable<Critique['reply']> {
  if (wanted === 'email') return { wanted, email };
  if (wanted === 'phone') return { wanted, phone };
  return { wanted };
}

/** What the contract would not take, found before it is sent there. */
export function faultsIn(details: Details): Faults {
  const faults: Faults = {};
  for (const name of ['comment', 'expectedText'] as const) {
    if (details[name] && !critique.shape[name].safeParse(details[name]).success) faults[name] = true;
  }
  const { wanted } = details;
  if (wanted !== 'none' && !critique.shape.reply.safeParse(replyOf(details)).success) faults[wanted] = true;
  return faults;
}

/** The kept revision with these details in place of its own: a full snapshot. Causes that the form does not know stay. */
export function withDetails(kept: Content, details: Details, touchpoint: Touchpoint | undefined): Content {
  const { causes, comment, expectedText, severity } = details;
  const offered = causeCodes(touchpoint);
  const others = (kept.causes ?? []).filter((code) => !offered.includes(code));
  const chosen = [...others, ...causes].filter((code) => code.length <= maxLabelLength);
  return {
    ...kept,
    causes: chosen.length > 0 ? chosen : undefined,
    comment: comment.trim() ? comment : undefined,
    expectedText: expectedText.trim() ? expectedText : undefined,
    // Where the one tap was the weight, it stays what it was.
    severity: kept.disconfirmation === undefined ? kept.severity : severity,
    reply: replyOf(details),
  };
}
