import { z } from 'zod';
import { origins, schemaVersion } from './limits.js';
import { label, localizedText, slug } from './text.js';

/** Chips under "What was it about?". The code is stored, the label is shown. */
const cause = z.strictObject({ code: label, label: localizedText });

/** A place where an expectation is met or missed. */
const touchpoint = z.strictObject({
  id: slug,
  name: localizedText,
  /** Paths at which this touchpoint is "here". `*` stands for anything but a slash, a trailing `/**` for everything below. */
  paths: z.array(z.string().startsWith('/')).optional(),
  /** Up to six reasons of its own; "something else" is always added. */
  causes: z.array(cause).max(6).optional(),
  /** What the brand promises about reading and answering, in hours. Shown with a date, and tracked. */
  responsePromise: z
    .strictObject({ readWithinHours: z.number().positive(), answerWithinHours: z.number().positive().optional() })
    .optional(),
});

/** Something the brand lets people expect. */
const promise = z.strictObject({
  id: slug,
  touchpoint: slug,
  /** The sentence as it stands on the page. */
  statement: localizedText,
  /** How long after the promised moment it still counts as kept, in hours. Default 0. */
  toleranceHours: z.number().min(0).optional(),
});

/** Numbers a signal may be tuned with; which of them it reads stands in its file. */
const parameters = z.strictObject({
  /** Clicks, rejections or host signals needed. */
  times: z.int().min(1).max(100).optional(),
  /** Longest pause between two clicks, in milliseconds. */
  withinMs: z.int().min(1).max(600_000).optional(),
  /** Farthest two clicks may lie apart, in CSS pixels. */
  radiusPx: z.int().min(1).max(1_000).optional(),
});

/** When to ask, where. `self` needs no trigger: a customer may always open the prompt. */
const trigger = z.strictObject({
  signal: z.enum(origins).exclude(['self']),
  touchpoint: slug,
  /** One line that names what happened, in the customer's terms: "The payment didn't go through." */
  says: localizedText.optional(),
  /** The failure is beyond doubt: ask how much it matters instead of comparing. Default: true for `paymentFailed`. */
  known: z.boolean().optional(),
  parameters: parameters.optional(),
});

/** When an invitation may appear. The customer's own click is never held back. */
const etiquette = z.strictObject({
  /** Time without pointer, key or scroll before asking. Default 1500 ms. */
  quietMs: z.int().min(0).max(60_000).optional(),
  /** Never sooner after arrival. Default 10000 ms. */
  arrivalMs: z.int().min(0).max(600_000).optional(),
  /** A moment that has not come after this time is dropped. Default 60000 ms. */
  maxDelayMs: z.int().min(0).max(600_000).optional(),
});

/** What the page may know. Everything here is public. */
export const publicConfig = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(schemaVersion).optional(),
  brand: z.strictObject({
    name: label,
    /** Who reads critiques, for "A person in {team} reads this". Default: the name. */
    team: localizedText.optional(),
    privacyUrl: z.string().max(2_000).optional(),
  }),
  touchpoints: z.array(touchpoint).min(1),
  promises: z.array(promise).optional(),
  triggers: z.array(trigger).optional(),
  etiquette: etiquette.optional(),
  /** Show the button "Tell us what went wrong". Default true. */
  launcher: z.boolean().optional(),
  /** Corner of launcher and card. Default `end`, the right in left-to-right languages. */
  placement: z.enum(['start', 'end']).optional(),
});
export type PublicConfig = z.infer<typeof publicConfig>;

/** Who inside the brand is concerned. Never reaches a page. */
const route = z.strictObject({
  touchpoint: slug,
  department: label,
  owner: label.optional(),
});

/** The file beside the receiver: the public half and what must stay inside. */
export const siteConfig = publicConfig.extend({
  private: z.strictObject({ routes: z.array(route).optional() }).optional(),
});
export type SiteConfig = z.infer<typeof siteConfig>;
