import { details } from '@earful/protocol/wording/details/en';
import { invitations } from '@earful/protocol/wording/invitations/en';
import { launcher } from '@earful/protocol/wording/launcher/en';
import { more } from '@earful/protocol/wording/more/en';
import { mapTexts } from '@earful/protocol/wording/override';
import { prompt } from '@earful/protocol/wording/prompt/en';
import { returned } from '@earful/protocol/wording/returned/en';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEIMNORSTUWY';
const accented = 'åƀçđëƒğħïĵķļɱñöþɋŕšŧüṽŵẋÿžÅƁÇĐËÏṀÑÖŔŠŦÜŴŸ';
const accents = Object.fromEntries([...plain].map((letter, index) => [letter, [...accented][index]!]));

/** A text as a language would have it that is 40 % longer, writes accents everywhere, and has marks for its direction. Slots stay. */
export const pseudo = (text: string): string => {
  const written = text.replace(/\{\w+\}|[A-Za-z]/g, (part) => accents[part] ?? part);
  const longer = Math.ceil(text.length * 0.4);
  const tail = 'ößüğåñ'.repeat(Math.ceil(longer / 6)).slice(0, longer);
  // Long words are what breaks a line badly: the tail stays one word up to twelve letters.
  return `\u200e${written} ${tail.replace(/(.{12})(?=.)/g, '$1 ')}\u200f`;
};

/** Own texts for `wording` of a configuration that put the pseudo-locale in place of all of English. */
export const pseudoWording = (): { en: Record<string, string> } => {
  const en: Record<string, string> = {};
  const take = (texts: object, group?: string): void => {
    mapTexts(texts, (key, text) => (en[key] = pseudo(text)), group);
  };
  take({ ...prompt, ...details, ...more, neutral: invitations.neutral, praise: invitations.praise });
  take(launcher, 'launcher');
  take(returned, 'returned');
  return { en };
};
