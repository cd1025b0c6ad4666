import type { Critique } from '@earful/protocol';
import type { Strand } from './plan.js';
import type { Random } from './random.js';
import type { SampleMoment } from './sample-moment.js';
import { wordsEn } from './words-en.js';
import { wordsPl } from './words-pl.js';

type Details = Pick<Critique, 'severity' | 'causes' | 'comment' | 'expectedText' | 'reply'>;

/** What somebody adds after the tap: about six in ten do, the angrier the likelier. Nothing, if they leave it at the tap. */
export function detailsOf(
  strand: Strand,
  tap: Pick<Critique, 'disconfirmation' | 'severity'>,
  { language }: SampleMoment,
  random: Random,
): Details | undefined {
  const answer = tap.disconfirmation ?? -2;
  if (!random.chance(answer < 0 ? 0.68 : 0.42)) return undefined;
  const words = (language === 'pl' ? wordsPl : wordsEn)[strand.touchpoint]!;
  if (answer > 0) return { comment: random.pick(words.good) };

  const codes = Object.keys(strand.causes);
  const cause = codes[random.weighted(Object.values(strand.causes))]!;
  const details: Details = {};
  if (random.chance(0.85)) details.causes = [cause];
  if (random.chance(0.72)) details.comment = random.pick(words.wrong[cause] ?? []);
  if (random.chance(0.32)) details.expectedText = random.pick(words.should);
  if (tap.severity !== undefined) details.severity = tap.severity;
  else if (random.chance(0.5)) details.severity = random.weighted(strand.severities) + 1;
  if (answer < 0 && random.chance(0.34)) details.reply = replyOf(language, random);
  else details.reply = { wanted: 'none' };
  return details;
}

/** Addresses under example.com and numbers set aside for fiction: nobody can be reached there. */
function replyOf(language: string, random: Random): NonNullable<Critique['reply']> {
  if (random.chance(0.8)) return { wanted: 'email', email: `customer${random.whole(100, 999)}@example.com` };
  const last = String(random.whole(0, 999)).padStart(3, '0');
  return { wanted: 'phone', phone: language === 'pl' ? `+48 22 555 0${last}` : `+44 1632 960${last}` };
}
