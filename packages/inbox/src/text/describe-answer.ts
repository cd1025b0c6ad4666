import type { CaseSummary } from '@earful/protocol';
import { detailStrings } from './strings-details.js';
import { strings } from './strings.js';

/** What the customer answered, in words, and how bad that is. */
export interface AnswerInWords {
  text: string;
  /** The text is the customer's own choice of sentence ("I may not come back"), so it stands in quotation marks. */
  quoted: boolean;
  /** For colour, which only repeats the words: 0 good or neutral … 4 worst; undefined without an answer. */
  weight: 0 | 1 | 2 | 3 | 4 | undefined;
}

const byComparison = { '-2': 4, '-1': 2, '0': 1, '1': 0, '2': 0 } as const;
const bySeverity = { 1: 1, 2: 2, 3: 3, 4: 4 } as const;

/** The comparison decides; a known failure has none, there the severity sentence stands in its place. */
export const describeAnswer = (
  answer: Pick<CaseSummary, 'disconfirmation' | 'severity' | 'withdrawnAt'>,
): AnswerInWords => {
  if (answer.withdrawnAt !== undefined) return { text: detailStrings.withdrawn, quoted: false, weight: undefined };
  if (answer.disconfirmation !== undefined) {
    const key = String(answer.disconfirmation) as keyof typeof strings.comparison;
    return { text: strings.comparison[key], quoted: false, weight: byComparison[key] };
  }
  if (answer.severity !== undefined) {
    const key = answer.severity as 1 | 2 | 3 | 4;
    return { text: strings.severity[key], quoted: true, weight: bySeverity[key] };
  }
  return { text: strings.answerMissing, quoted: false, weight: undefined };
};
