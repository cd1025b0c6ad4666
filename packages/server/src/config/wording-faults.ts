import type { SiteConfig } from '@earful/protocol';
import { details } from '@earful/protocol/wording/details/en';
import { invitations } from '@earful/protocol/wording/invitations/en';
import { launcher } from '@earful/protocol/wording/launcher/en';
import { lookUp } from '@earful/protocol/wording/look-up';
import { more } from '@earful/protocol/wording/more/en';
import { mapTexts } from '@earful/protocol/wording/override';
import { prompt } from '@earful/protocol/wording/prompt/en';
import { returned } from '@earful/protocol/wording/returned/en';
import { page } from '../pages/strings/en.js';
import type { ConfigFault } from './config-fault.js';
import { faultAt } from './config-fault.js';
import { nearestName } from './nearest-name.js';

const slotsOf = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot);

function keysOf(texts: object, group?: string): [key: string, slots: string[]][] {
  const keys: [string, string[]][] = [];
  mapTexts(
    texts,
    (key, text) => {
      keys.push([key, slotsOf(text)]);
      return text;
    },
    group,
  );
  return keys;
}

const { neutral, praise } = invitations;
const english = new Map([
  ...keysOf({ ...prompt, ...details, ...more, neutral, praise }),
  ...keysOf(launcher, 'launcher'),
  ...keysOf(returned, 'returned'),
  ...keysOf(page, 'page'),
]);

/** English has two plural forms, other languages have some of these. */
const forms = ['Zero', 'One', 'Two', 'Few', 'Many', 'Other'];
const stemOf = (key: string): string => key.replace(new RegExp(`(${forms.join('|')})$`), '');
const isPlural = (key: string): boolean => english.has(`${stemOf(key)}One`) && english.has(`${stemOf(key)}Other`);

/** Every text that a brand may give, with its slots. */
const known = new Map(
  [...english].flatMap(([key, slots]) =>
    isPlural(key) ? forms.map((form) => [stemOf(key) + form, slots] as const) : [[key, slots] as const],
  ),
);
const names = [...known.keys()];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every own text of a configuration that may be of any shape. */
function ownTexts(root: unknown): { path: string[]; key: string; text: string }[] {
  const wording = isObject(root) && isObject(root['wording']) ? root['wording'] : {};
  return Object.entries(wording).flatMap(([tag, texts]) =>
    Object.entries(isObject(texts) ? texts : {}).flatMap(([key, text]) =>
      typeof text === 'string' ? [{ path: ['wording', tag, key], key, text }] : [],
    ),
  );
}

/** Own texts that nothing shows, and slots that nothing fills. */
export function wordingFaults(root: unknown): ConfigFault[] {
  return ownTexts(root).flatMap(({ path, key, text }) => {
    const slots = known.get(key);
    if (!slots) {
      const meant = nearestName(key, names);
      const fix = meant ? `write "${meant}"` : 'take it out; docs/languages.md of the widget lists all keys';
      return [faultAt(root, path, 'is not the key of a text', fix)];
    }
    return slotsOf(text)
      .filter((slot) => !slots.includes(slot))
      .map((slot) => {
        const fix = slots.length > 0 ? `use ${slots.join(' or ')}, or take it out` : 'take it out';
        return faultAt(root, path, `has ${slot}, which nothing fills`, fix);
      });
  });
}

/** Own texts that leave out what the customer should know, and languages that are only half the brand's own. */
export function wordingWarnings(config: SiteConfig): ConfigFault[] {
  const leftOut = ownTexts(config).flatMap(({ path, key, text }) =>
    // "In one month" needs no number.
    isPlural(key)
      ? []
      : (known.get(key) ?? [])
          .filter((slot) => !text.includes(slot))
          .map((slot) => faultAt(config, path, `leaves out ${slot}`, `put ${slot} where it belongs`)),
  );
  const needed = keysOf(prompt).map(([key]) => key);
  const halfOwn = Object.entries(config.wording ?? {}).flatMap(([tag, texts]) => {
    const missing = lookUp(tag) ? [] : needed.filter((key) => !Object.hasOwn(texts, key));
    if (missing.length === 0) return [];
    const shown = missing.slice(0, 3).join(', ') + (missing.length > 3 ? ', …' : '');
    const problem = `is a language of your own, and ${missing.length} of its texts are still English`;
    return [faultAt(config, ['wording', tag], problem, `add ${shown}`)];
  });
  return [...leftOut, ...halfOwn];
}
