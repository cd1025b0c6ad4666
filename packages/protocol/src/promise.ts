import { z } from 'zod';
import { expectationSources } from './details.js';
import { directions, metrics } from './names.js';
import { label, localizedText, moment, slug } from './text.js';

/** Something the brand lets people expect: what a page may know of it. */
export const publicPromise = z.strictObject({
  id: slug.describe(
    'Stored with every critique about it; never rename it. Lower-case letters, digits, single hyphens.',
  ),
  touchpoint: slug.describe('Id of the touchpoint at which it is kept or broken.'),
  statement: localizedText.describe('The sentence as it stands on the page.'),
  toleranceHours: z
    .number()
    .min(0)
    .optional()
    .describe('How long after the promised moment it still counts as kept, in hours. Default 0.'),
  toleranceBeforeHours: z
    .number()
    .min(0)
    .optional()
    .describe('How long before the promised moment it already counts as kept, in hours. Default: any time before.'),
  metric: z.enum(metrics).optional().describe('What is promised.'),
  unit: label.optional().describe('Unit of the value: hour, day, EUR, percent.'),
  value: z.number().optional().describe('The promised value, in the unit.'),
  direction: z
    .enum(directions)
    .optional()
    .describe('Which side of the value is good; exact: both early and late disappoint.'),
});

const knownRisk = z.strictObject({
  code: label.describe('Short name of the risk, for example strike or snow.'),
  noticeText: localizedText.optional().describe('What customers are told about it, if anything.'),
});

const placement = z.strictObject({
  channel: label.describe('Where it is said, in your own words: web, mail, store, packaging.'),
  location: label.optional().describe('The place within the channel: an address, a template, a shelf.'),
  text: z.string().min(1).max(1_000).optional().describe('The words as they stand there.'),
  value: z.number().optional().describe('The value as it is said there, in the unit of the promise.'),
  locale: z.string().min(2).max(35).optional().describe('Language of the words, a BCP 47 tag such as pl.'),
  validFrom: moment.optional().describe('Said from this moment on, as in 2030-05-01T16:00:00Z. Default: always was.'),
  validTo: moment.optional().describe('Not said from this moment on. Default: no end.'),
});

/** Everything the brand knows of a promise. */
export const sitePromise = publicPromise.extend({
  controllable: z.boolean().optional().describe('Can the brand keep it by its own doing?'),
  timeCritical: z
    .boolean()
    .optional()
    .describe(
      'Late is as bad as never, as with a gift: one broken is urgent and reaches a person at once. Default false.',
    ),
  expectationSource: z.enum(expectationSources).optional().describe('Where the expectation comes from.'),
  knownRisks: z.array(knownRisk).max(50).optional().describe('What is known to break it.'),
  placements: z.array(placement).max(200).optional().describe('Every place where it is made.'),
  messageOwner: label.optional().describe('Who answers for the words.'),
  deliveryOwner: label.optional().describe('Who answers for keeping it.'),
  validFrom: moment.optional().describe('Made from this moment on, as in 2030-05-01T16:00:00Z. Default: always was.'),
  validTo: moment.optional().describe('No longer made from this moment on. Default: no end.'),
  supersedes: slug.optional().describe('Id of the older promise that this one replaces.'),
});
