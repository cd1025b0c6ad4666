import type { UrgentReason } from '@earful/insight';
import type { CaseFacts, CaseMessage, ListMessage } from './facts.js';

interface Part {
  /** What we and the brand say. */
  lines: string[];
  /** What the customer wrote. */
  words?: string | undefined;
  link: { text: string; url: string };
}

/** What people are told, before it takes the form of a channel. All of it is text, never markup. */
export interface MessageLines {
  /** One line. */
  title: string;
  /** The worst cases, worst first. */
  parts: Part[];
  /** Of a list: how many cases it tells of, and where all of them are. */
  all?: { total: number; url: string };
}

/** The parts, or the first so many of them, and in the end how many more there are and where. */
export function partsOf({ parts, all }: MessageLines, most = parts.length): Part[] {
  const kept = parts.slice(0, most);
  const more = (all?.total ?? 0) - kept.length;
  return all && more > 0
    ? [...kept, { lines: [`and ${more} more`], link: { text: 'Open the inbox', url: all.url } }]
    : kept;
}

/** Longest piece of the customer's words, in UTF-16 units. */
const maxWords = 500;

const reasons: Record<UrgentReason, string> = {
  mayNotReturn: 'may not come back',
  timeCriticalPromise: 'a promise that suffers no delay was broken',
  secondFailure: 'failed for the second time',
};

const answers = ['Much worse than expected', 'Worse than expected', 'About as expected', 'Better', 'Much better'];
const severities = ['will forget it', 'forgivable', 'will remember it', 'may not come back'];

/** Line breaks would end a header or a subject, and control characters have no business in either. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** At most so many UTF-16 units, and never half a character. */
export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/** `2026-02-11 12:00 UTC` */
const moment = (iso: string) => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

const why = (reason: UrgentReason | undefined) => (reason ? `: ${reasons[reason]}` : '');

function linesOf({ summary, link, critique, reason }: CaseFacts, words: boolean): Part {
  const { disconfirmation, severity, replyWanted, readBy, answerBy } = summary;
  const answer = disconfirmation === undefined ? 'A failure that is beyond doubt' : answers[disconfirmation + 2];
  const matters = severity === undefined ? undefined : `the customer ${severities[severity - 1]}`;
  const due = answerBy ?? readBy;
  const wanted =
    replyWanted === 'none' ? undefined : `An answer is wanted by ${replyWanted === 'email' ? 'e-mail' : 'phone'}`;
  const promised = due && `${answerBy ? 'answer' : 'a reader'} promised by ${moment(due)}`;
  const text = [critique.comment, critique.expectedText, critique.remedyText].filter(Boolean).join('\n');
  return {
    lines: [
      oneLine(`${summary.touchpointName} · ${summary.reference}${why(reason)}`),
      [answer, matters].filter(Boolean).join('; '),
      ...([wanted, promised].some(Boolean) ? [[wanted, promised].filter(Boolean).join('; ')] : []),
    ],
    words: words && text !== '' ? cut(text, maxWords) : undefined,
    link: { text: 'Open the case', url: link },
  };
}

/** What people read of urgent critiques, or of all others since the last time. */
export function messageLines(message: CaseMessage | ListMessage, words: boolean): MessageLines {
  if (message.kind !== 'list') {
    const { reason, ...facts } = message.facts;
    return { title: oneLine(`Urgent: ${facts.summary.touchpointName}${why(reason)}`), parts: [linesOf(facts, words)] };
  }
  const { isUrgent, cases, total, link } = message;
  return {
    title: `${total} ${isUrgent ? 'urgent' : 'new'} ${total === 1 ? 'critique' : 'critiques'}`,
    parts: cases.map((one) => linesOf(one, words)),
    all: { total, url: link },
  };
}
