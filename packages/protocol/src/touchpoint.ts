import { z } from 'zod';
import { detailParts, generalCauses } from './details.js';
import { phases } from './names.js';
import { addressPattern, label, localizedText, moment, slug } from './text.js';

/** What a touchpoint is made of. */
const elements = [
  'advertising',
  'content',
  'digital',
  'nonDigital',
  'companyCommunication',
  'representative',
  'productOrService',
  'customerService',
  'friction',
  'brandReputation',
] as const;

const lifecycleStages = [
  'awareness',
  'discovery',
  'attraction',
  'interaction',
  'purchase',
  'use',
  'cultivation',
  'advocacy',
] as const;

const waitContexts = [
  'checkoutLine',
  'ticketSale',
  'tableSeating',
  'publicOffice',
  'appointmentRoom',
  'callHold',
  'chatQueue',
  'pageLoad',
] as const;

/** Chips under "What was it about?". The code is stored, the label is shown. */
const cause = z.strictObject({
  code: label.describe('Stored with the critique; keep it when the label changes.'),
  label: localizedText.describe(
    'What the customer reads on the chip: in two or three words, what it was about. Longer ones push the field for words out of sight.',
  ),
});

const responsePromise = z.strictObject({
  readWithinHours: z.number().positive().describe('A person has read it after this many hours at most.'),
  answerWithinHours: z
    .number()
    .positive()
    .optional()
    .describe('Whoever asked for an answer has it after this many hours at most. Default: no date is named.'),
});

/** A place where an expectation is met or missed: what a page may know of it. */
export const publicTouchpoint = z.strictObject({
  id: slug.describe('Stored with every critique; never rename it. Lower-case letters, digits, single hyphens.'),
  name: localizedText.describe('What customers and staff call it.'),
  paths: z
    .array(addressPattern.startsWith('/'))
    .optional()
    .describe(
      'Addresses at which this touchpoint is "here": /checkout, /orders/* (anything but a slash), /help/** (everything below), with an optional query and hash. Default: only where the page names it.',
    ),
  causes: z
    .array(z.union([cause, z.enum(generalCauses)]))
    .max(6)
    .optional()
    .describe(
      'Up to six reasons to choose from: with a label of your own, or the code of a general one, which has words in every language. "Something else" is always added.',
    ),
  details: z
    .array(z.enum(detailParts))
    .min(1)
    .max(detailParts.length)
    .optional()
    .describe(
      'What can be added after the one tap, in this order; all of it stays optional. Default ["causes", "words", "expected", "severity", "reply"].',
    ),
  responsePromise: responsePromise
    .optional()
    .describe('What the brand promises about reading and answering, in hours. Shown with a date, and tracked.'),
  patienceSeconds: z
    .number()
    .positive()
    .max(86_400)
    .optional()
    .describe(
      'Wait after which one customer in five has left, in seconds. Default: learned by the receiver from 30 measured waits on.',
    ),
  phase: z.enum(phases).optional().describe('When in the relationship it is met: before, during or after buying.'),
});

/** Everything the brand knows of a touchpoint. */
export const siteTouchpoint = publicTouchpoint.extend({
  intent: z.string().min(1).max(1_000).optional().describe('What good looks like here, in a sentence.'),
  element: z.enum(elements).optional().describe('What the touchpoint is made of.'),
  lifecycleStage: z.enum(lifecycleStages).optional().describe('Stage of the customer, from awareness to advocacy.'),
  scope: z.enum(['transaction', 'relationship']).optional().describe('One purchase, or the whole relationship.'),
  channel: label.optional().describe('Where it is met, in your own words: web, store, phone, parcel.'),
  contactType: z
    .enum(['product', 'providerRepresentation', 'thirdPartyRepresentation'])
    .optional()
    .describe('Whom the customer meets: the product itself, you, or somebody who stands in for you.'),
  controlLevel: z
    .enum(['own', 'shared', 'none'])
    .optional()
    .describe('How much of it you can change yourself. The less, the more it needs listening.'),
  partner: label.optional().describe('Who else is part of it, for example the carrier.'),
  product: label.optional().describe('Product it belongs to.'),
  serviceLine: label.optional().describe('Service line it belongs to.'),
  departments: z.array(label).min(1).max(20).optional().describe('Departments concerned, the first one leads.'),
  owner: label.optional().describe('The person or role who answers for it.'),
  recipients: z
    .array(z.email().max(254))
    .max(50)
    .optional()
    .describe('E-mail addresses of the people who are told about critiques here.'),
  waitContext: z.enum(waitContexts).optional().describe('What kind of waiting happens here; limits differ by kind.'),
  active: z
    .boolean()
    .optional()
    .describe('Default true. false: pages no longer learn of it and nothing is asked there; its history stays.'),
  retiredAt: moment
    .optional()
    .describe('When it went out of use, as in 2030-05-01T16:00:00Z. Set active to false too.'),
});
