import { z } from 'zod';
import { destinations } from './destination.js';
import { schemaVersion } from './limits.js';
import { tones } from './names.js';
import { publicPromise, sitePromise } from './promise.js';
import { label, localizedText, slug } from './text.js';
import { publicTouchpoint, siteTouchpoint } from './touchpoint.js';
import { trigger } from './trigger.js';

const languageTag = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'use a BCP 47 tag, as in pl or pt-BR');

const tone = z.enum(tones);

/** What the brand says it does. */
const saidRetention = z.strictObject({
  contactDays: z
    .int()
    .min(1)
    .max(3_650)
    .optional()
    .describe('Contact details are deleted so many days after the case is closed. Default: not said.'),
  wordMonths: z
    .int()
    .min(1)
    .max(240)
    .optional()
    .describe('What the customer wrote is deleted after so many months. Default: not said.'),
});

const brand = z.strictObject({
  name: label.describe('Name of the brand, as customers know it.'),
  team: localizedText
    .optional()
    .describe(
      'Who reads critiques, in the singular and written as at the start of a sentence: "Larkspoon Care" for "{team} reads this by Monday" and "A person in {team} reads this". Default: the name of the brand.',
    ),
  privacyUrl: z
    .string()
    .max(2_000)
    .regex(/^(https?:|\/)/, 'begin it with https: or with a slash')
    .optional()
    .describe(
      'Address of the privacy notice, in full or from its slash on; hosted pages look for such a path at the receiver. Default: no link is shown.',
    ),
  tone: z
    .union([tone, z.record(languageTag, tone)])
    .optional()
    .describe(
      'How it speaks: plain, warm or formal, for all languages or one per BCP 47 tag: {"de": "warm", "pl": "formal"}. Default plain.',
    ),
  retention: saidRetention
    .optional()
    .describe('What the notice below the form says about deleting. Default: it says nothing of it.'),
  theme: z
    .enum(['light', 'dark', 'auto'])
    .optional()
    .describe('Colours of what customers see. Default auto: those of the page.'),
});

/** When an invitation may appear. The customer's own click is never held back. */
const etiquette = z.strictObject({
  quietMs: z
    .int()
    .min(0)
    .max(60_000)
    .optional()
    .describe('Time without pointer, key or scroll before asking, in milliseconds. Default 1500.'),
  arrivalMs: z
    .int()
    .min(0)
    .max(600_000)
    .optional()
    .describe('Never sooner after arrival, in milliseconds. Default 10000.'),
  maxDelayMs: z
    .int()
    .min(0)
    .max(600_000)
    .optional()
    .describe('A moment that has not come after this time is dropped, in milliseconds. Default 60000.'),
});

const isTimeZone = (name: string): boolean => {
  try {
    return !!new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
};

const weight = z.number().min(0).max(1_000);

/** Asking for critique has an effect of its own; the brand can test it. */
const experiment = z.strictObject({
  holdOut: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Share of visitors who are never invited, from 0 to 1. They may still open the prompt. Default 0.'),
  opening: z
    .strictObject({
      critique: weight.optional().describe('Weight of the opening that asks what went wrong. Default 0.'),
      neutral: weight.optional().describe('Weight of the opening that asks how it was. Default 0.'),
      praise: weight.optional().describe('Weight of the opening that first asks what went well. Default 0.'),
    })
    .refine((weights) => Object.values(weights).some((one = 0) => one > 0), 'give one of them a weight above 0')
    .optional()
    .describe('How often each opening is used, as weights against each other. Default: always critique.'),
});

/** Names only: what a segment is called inside is nobody's business on a page. */
const publicSegment = z.strictObject({
  id: slug.describe('Name that the page tells in data-segments. Lower-case letters, digits, single hyphens.'),
});

const wording = z.record(
  languageTag,
  z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/, 'use camelCase'), z.string().min(1).max(1_000)),
);

/** What the page may know. Everything here is public: it is what `GET /v1/config` sends and what stands inline. */
export const publicConfig = z.strictObject({
  $schema: z.string().optional().describe('Where an editor finds the schema of this file.'),
  schemaVersion: z.literal(schemaVersion).optional().describe('Version of the shape of this file.'),
  brand: brand.describe('Who is speaking.'),
  touchpoints: z.array(publicTouchpoint).min(1).describe('Places where an expectation is met or missed.'),
  promises: z.array(publicPromise).optional().describe('What the brand lets people expect.'),
  triggers: z.array(trigger).optional().describe('When to ask, and where.'),
  segments: z.array(publicSegment).optional().describe('Groups of customers that the page can name.'),
  corridor: z
    .array(slug)
    .optional()
    .describe('Ids of the touchpoints that a customer passes on the main way, in their order.'),
  wording: wording
    .optional()
    .describe('Own words instead of the built-in ones, per language: {"en": {"inviteTitle": "Did we let you down?"}}.'),
  locales: z
    .array(languageTag)
    .min(1)
    .max(50)
    .optional()
    .describe('Languages of the site as BCP 47 tags, the main one first. Default: those that the texts have.'),
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, 'use a name of the IANA list, as in Europe/Warsaw')
    .optional()
    .describe(
      'Time zone of opening hours, digests and reports, as in Europe/Warsaw. Default: for opening hours that of the visitor, else UTC.',
    ),
  etiquette: etiquette.optional().describe('When an invitation may appear.'),
  experiment: experiment.optional().describe('Tests what asking itself does.'),
  drafts: z
    .boolean()
    .optional()
    .describe(
      'Keep what is being typed in the tab until it is sent or the tab is closed. Default true. Switch it off where people share a device.',
    ),
  launcher: z.boolean().optional().describe('Show the button "Tell us what went wrong". Default true.'),
  placement: z
    .enum(['start', 'end'])
    .optional()
    .describe('Corner of launcher and card. Default end, the right in left-to-right languages.'),
});
export type PublicConfig = z.infer<typeof publicConfig>;

/**
 * What pages are given: by `GET /v1/config`, or inline. `checked` is the release that has found it right: a page of the same
 * one need not check it again. Nobody writes it by hand.
 */
export const servedConfig = publicConfig.extend({ checked: z.string().optional() });
export type ServedConfig = z.infer<typeof servedConfig>;

const siteSegment = publicSegment.extend({
  name: localizedText.describe('What staff call it.'),
  isTarget: z.boolean().optional().describe('Is it one that the brand is made for? Default false.'),
});

/** The older way to say who is concerned; `departments` and `owner` of a touchpoint win over it. */
const route = z.strictObject({
  touchpoint: slug.describe('Id of the touchpoint.'),
  department: label.describe('Department concerned.'),
  owner: label.optional().describe('The person or role who answers for it.'),
});

const keptDays = z.int().min(1).max(3_650);

/** What the receiver deletes by itself, once a day. */
const retention = z.strictObject({
  contactDays: keptDays
    .optional()
    .describe(
      'Contact details are deleted so many days after the case is answered. Default: what brand.retention says, else 90.',
    ),
  wordMonths: z
    .int()
    .min(1)
    .max(240)
    .optional()
    .describe(
      'What the customer wrote is deleted so many months after it came; what was tapped is counted on. Default: what brand.retention says, else 24.',
    ),
  newsDays: keptDays
    .optional()
    .describe('Notes for other systems of what has happened to a case are deleted after so many days. Default 90.'),
});

/** The file beside the receiver: everything public, and what stays inside. */
export const siteConfig = publicConfig.extend({
  touchpoints: z.array(siteTouchpoint).min(1).describe('Places where an expectation is met or missed.'),
  promises: z.array(sitePromise).optional().describe('What the brand lets people expect.'),
  segments: z.array(siteSegment).optional().describe('Groups of customers that the page can name.'),
  retention: retention.optional().describe('What the receiver deletes by itself, and when.'),
  private: z
    .strictObject({
      routes: z
        .array(route)
        .optional()
        .describe('Older place of departments and owners by touchpoint; write them at the touchpoint.'),
      ...destinations,
    })
    .optional()
    .describe('Who gets told. No page ever learns of it.'),
});
export type SiteConfig = z.infer<typeof siteConfig>;
