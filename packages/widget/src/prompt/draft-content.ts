import type { Content } from '@earful/client';
import type { RedactionKind } from '@earful/protocol/details';
import { findPrivate, replacePrivate } from '@earful/protocol/masking';
import { callWindowOf, timeZone } from './call-window.js';
import { contactOf } from './contact.js';
import type { Draft } from './draft.js';
import { wordFields } from './draft.js';
import { hiddenOf } from './masking.js';

/**
 * The draft as it leaves the device, what is to be hidden replaced. Empty fields are undefined, which the client leaves out,
 * because unknown is absent.
 *
 * @param shownAt when its fields were first shown, in milliseconds since the page began
 */
export const contentOfDraft = (draft: Draft, shownAt?: number): Partial<Content> => {
  const { causes, severity, expectationSource, patience, parity, emotions, perceptions } = draft;
  const { wanted } = draft;
  const window = callWindowOf(draft);
  const counts = new Map<RedactionKind, number>();
  const words: Partial<Record<string, string>> = {};
  for (const name of wordFields) {
    const text = draft[name];
    const hidden = hiddenOf(text, findPrivate(text), draft);
    for (const { kind } of hidden) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (text.trim()) words[name] = replacePrivate(text, hidden);
  }
  const some = (list: string[]): string[] | undefined => (list[0] ? list : undefined);
  return {
    tookMs: (performance.now() - shownAt!) | 0,
    causes: some(causes),
    ...words,
    expectationSource: expectationSource || undefined,
    severity,
    patience: patience || undefined,
    parity: parity || undefined,
    emotions: some(emotions),
    perceptions: some(perceptions),
    redactions: counts.size ? [...counts].map(([kind, count]) => ({ kind, count })) : undefined,
    reply: {
      wanted,
      [wanted]: contactOf(draft) || undefined,
      window: window && { ...window, timeZone: timeZone() },
    },
  };
};
