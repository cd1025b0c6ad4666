import type { Find } from '@earful/protocol/masking';
import type { Draft } from './draft.js';

/** The module of the protocol, which is fetched by itself. */
export type Masking = typeof import('@earful/protocol/masking');

/** What is taken out of these words: by default card and account numbers, unless the person has turned it round. */
export const hiddenOf = (text: string, finds: readonly Find[], { turned }: Draft, { isTakenOut }: Masking): Find[] =>
  finds.filter((find) => isTakenOut(find) !== turned.includes(text.slice(find.start, find.end)));
