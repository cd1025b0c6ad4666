import { mintIdentity } from '@earful/client';
import type { Critique } from '@earful/protocol';
import type { Strand } from './plan.js';
import { plan } from './plan.js';
import type { Random } from './random.js';
import { createRandom } from './random.js';
import { replyText } from './reply-text.js';
import type { SampleBatch } from './sample-sums.js';
import { createSampleSums } from './sample-sums.js';
import type { SampleMoment } from './sample-moment.js';
import { momentOf } from './sample-moment.js';
import { detailsOf } from './details.js';
import { furtherOf } from './further.js';

/** One revision on its way in. */
export interface SampleArrival {
  /** Time of receipt, in milliseconds since 1970. */
  atMs: number;
  critiqueId: string;
  /** The request body: a whole envelope. */
  envelope: string;
}

/** What staff do about one critique. */
export interface SampleAnswer {
  atMs: number;
  critiqueId: string;
  member: string;
  /** Absent: acknowledged only. */
  reply?: { replyId: string; text: string };
}

export interface SampleHistory {
  critiques: number;
  /** By time. */
  arrivals: readonly SampleArrival[];
  answers: readonly SampleAnswer[];
  /** How often was asked, one batch a day. */
  batches: readonly SampleBatch[];
}

/** Who answered in the history. */
export const sampleMembers = ['Nadia (sample)', 'Piotr (sample)'] as const;

const paths: Record<string, string> = {
  home: '/',
  search: '/search',
  product: '/products/linen-apron',
  basket: '/basket',
  checkout: '/checkout',
  'order-status': '/orders/1001',
  returns: '/returns',
  help: '/help',
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * Eighty-nine days up to a midnight, and nothing that the clock or the machine could change but the time zone: the same
 * seed and end give the same bytes.
 *
 * @param endMs local midnight at which the history ends, in milliseconds since 1970
 */
export function createHistory(endMs: number, seed = 20_082): SampleHistory {
  const arrivals: SampleArrival[] = [];
  const answers: SampleAnswer[] = [];
  const sums = createSampleSums(createRandom(seed - 1));
  let critiques = 0;
  plan.forEach((strand, place) => {
    // A generator per strand: changing the length of one leaves the others as they are.
    const random = createRandom(seed + place * 7_919);
    const further = createRandom(seed + place * 7_919 + 1);
    for (let one = 0; one < strand.count; one += 1) {
      const moment = momentOf(strand, endMs, random);
      const critiqueId = write(strand, moment, random, further);
      critiques += 1;
      answers.push(...answersTo(critiqueId, moment, endMs, random));
    }
  });
  return {
    critiques,
    arrivals: arrivals.toSorted(byTime),
    answers: answers.toSorted(byTime),
    batches: sums.batches(),
  };

  function write(strand: Strand, moment: SampleMoment, random: Random, further: Random): string {
    const { critiqueId, reference, secret } = mintIdentity(moment.submittedMs, random.bytes);
    const tap = { ...tapOf(strand, moment, random), critiqueId, reference };
    sums.answered(strand, moment, tap.opening);
    const details = detailsOf(strand, tap, moment, random);
    moment.wantsReply = details?.reply !== undefined && details.reply.wanted !== 'none';
    if (details?.causes) Object.assign(details, furtherOf(strand.touchpoint, moment, further));
    const pause = random.whole(20, 95) * 1000;
    const revisions = [
      tap,
      ...(details ? [{ ...tap, ...details, revision: 2, submittedAt: iso(moment.submittedMs + pause) }] : []),
    ];
    for (const revision of revisions) {
      const submitted = Date.parse(revision.submittedAt);
      const sentMs = submitted + moment.waitedMs + random.whole(60, 400);
      const envelope = { earful: 1, sentAt: iso(sentMs), proof: secret, body: JSON.stringify(revision) };
      arrivals.push({ atMs: sentMs + random.whole(40, 260), critiqueId, envelope: JSON.stringify(envelope) });
    }
    return critiqueId;
  }
}

type Tap = Omit<Critique, 'critiqueId' | 'reference'>;

/** The first revision: what one tap says. */
function tapOf(strand: Strand, { submittedMs, language, viewportWidth }: SampleMoment, random: Random): Tap {
  const { touchpoint, origin, answers, severities } = strand;
  const asked = origin === 'self' ? submittedMs : submittedMs - random.whole(4, 50) * 1000;
  const known: Partial<Tap> = {};
  const opening = strand.openings ? random.pick(strand.openings) : 'critique';
  if (origin === 'paymentFailed') {
    known.facts = { code: random.chance(0.7) ? 'provider-unreachable' : 'card-declined' };
  }
  if (touchpoint === 'order-status') {
    const due = new Date(submittedMs - random.whole(1, 2) * 24 * hourMs);
    due.setHours(20, 0, 0, 0);
    known.promise = { promiseId: 'delivery-date', shownText: shownPromise(due, language), dueAt: iso(due.getTime()) };
  }
  return {
    schemaVersion: 1,
    revision: 1,
    touchpointId: touchpoint,
    origin,
    surface: touchpoint === 'help' ? 'inline' : viewportWidth < 600 ? 'sheet' : 'card',
    locale: language,
    opening,
    answerOrder: opening === 'critique' ? 'worstFirst' : 'bestFirst',
    submittedAt: iso(submittedMs),
    ...(origin === 'self' ? {} : { occurredAt: iso(asked) }),
    ...(answers ? { disconfirmation: random.weighted(answers) - 2 } : { severity: random.weighted(severities) + 1 }),
    ...known,
    trail: [...strand.trail],
    path: paths[touchpoint] ?? '/',
    viewportWidth,
  };
}

/** Two people read what comes in, weekdays mostly, and answer whoever asked for it. The newest still wait. */
function answersTo(critiqueId: string, moment: SampleMoment, endMs: number, random: Random): SampleAnswer[] {
  const member = random.pick(sampleMembers);
  const readMs = moment.submittedMs + moment.waitedMs + random.whole(1, 40) * hourMs + random.whole(0, 59) * minuteMs;
  const answerMs = readMs + random.whole(1, 30) * hourMs;
  const replyId = mintIdentity(answerMs, random.bytes).critiqueId;
  const text = replyText(moment.language, random);
  if (readMs >= endMs || !random.chance(moment.wantsReply ? 0.96 : 0.82)) return [];
  const answers: SampleAnswer[] = [{ atMs: readMs, critiqueId, member }];
  if (moment.wantsReply && answerMs < endMs && random.chance(0.9)) {
    answers.push({ atMs: answerMs, critiqueId, member, reply: { replyId, text } });
  }
  return answers;
}

function shownPromise(due: Date, language: SampleMoment['language']): string {
  const day = new Intl.DateTimeFormat(language === 'pl' ? 'pl-PL' : 'en-IE', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return language === 'pl' ? `U Ciebie do: ${day.format(due)}, 20:00` : `At your door by ${day.format(due)}, 20:00`;
}

const iso = (timeMs: number) => new Date(timeMs).toISOString();
const byTime = (a: { atMs: number }, b: { atMs: number }) => a.atMs - b.atMs;
