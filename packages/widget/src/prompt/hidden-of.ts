import type { Find } from '@earful/protocol/masking';
import { isTakenOut } from '@earful/protocol/masking';
import type { Draft } from './draft.js';

/** What is taken out of these words: by default card and account numbers, unless the person has turned it round. */
export const hiddenOf = (text: string, finds: readonly Find[], { turned }: Draft): Find[] =>
  finds.filter((find) => isTakenOut(find) !== turned.includes(text.slice(find.start, find.end)));
