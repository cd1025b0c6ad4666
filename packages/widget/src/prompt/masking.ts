import type { Find } from '@earful/protocol/masking';
import { findPrivate, isTakenOut } from '@earful/protocol/masking';
import type { Draft } from './draft.js';
import type { Looked } from './flow.js';

/** What is taken out of these words: by default card and account numbers, unless the person has turned it round. */
export const hiddenOf = (text: string, finds: readonly Find[], { turned }: Draft): Find[] =>
  finds.filter((find) => isTakenOut(find) !== turned.includes(text.slice(find.start, find.end)));

/** Looks through the words. */
export const look = ({ comment, expectedText, remedyText }: Draft): Looked => {
  const lookAt = (text: string) => ({ text, finds: findPrivate(text) });
  return { comment: lookAt(comment), expectedText: lookAt(expectedText), remedyText: lookAt(remedyText) };
};
