import { formatCount } from './format.js';
import { detailStrings } from './strings-details.js';

/** What was taken out of the words before they were kept, in a sentence. */
export const describeRedaction = ({ kind, count }: { kind: string; count: number }): string => {
  const { redacted, takenOut, takenOutNewer } = detailStrings;
  if (!Object.hasOwn(redacted, kind)) return takenOutNewer(kind, formatCount(count));
  const [one, several] = redacted[kind as keyof typeof redacted];
  return takenOut(count === 1 ? one : `${formatCount(count)} ${several}`);
};
