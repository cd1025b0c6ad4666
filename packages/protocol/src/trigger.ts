import { z } from 'zod';
import { comparisons, devices, hoursPattern, phases, signals } from './names.js';
import { addressPattern, label, localizedText, moment, slug } from './text.js';

const ms = z.int().min(0).max(3_600_000);
const address = addressPattern.min(1).max(500);
const selector = z.string().min(1).max(500).describe('CSS selector of elements on the page.');

/** Compares one fact that came with a signal. */
const factFilter = z.strictObject({
  name: z.string().min(1).max(64).describe('Name of the fact, as in earful.signal("paymentFailed", {code}).'),
  is: z.enum(comparisons).describe('How it is compared. A fact that is not there is only ever "not".'),
  value: z
    .union([
      label,
      z.number(),
      z.boolean(),
      z
        .array(z.union([label, z.number()]))
        .min(1)
        .max(50),
    ])
    .describe('What it is compared with; a list for "in".'),
});

/** Numbers a signal may be tuned with; which of them it reads stands in its file. */
const parameters = z.strictObject({
  times: z.int().min(1).max(100).optional().describe('Clicks, rejections, searches, errors, visits or signals needed.'),
  withinMs: z
    .int()
    .min(1)
    .max(600_000)
    .optional()
    .describe('Longest pause between two clicks, or time for an answer, in milliseconds.'),
  radiusPx: z.int().min(1).max(1_000).optional().describe('Farthest two clicks may lie apart, in CSS pixels.'),
  afterMs: ms.optional().describe('Time on the page or in view, or of waiting, before it fires, in milliseconds.'),
  afterHours: z
    .number()
    .min(0)
    .max(20_000)
    .optional()
    .describe('Time after the moment that the page told before it asks, in hours. Default 24; read by delivered.'),
  percent: z.number().min(1).max(100).optional().describe('Depth of scrolling, in per cent of the page.'),
  selector: selector.optional(),
  lcpMs: ms.optional().describe('Largest contentful paint above which a page is slow, in milliseconds. Default 4000.'),
  inpMs: ms.optional().describe('Interaction to next paint above which a page is slow, in milliseconds. Default 500.'),
  cls: z.number().min(0).max(10).optional().describe('Layout shift above which a page is slow. Default 0.25.'),
  statuses: z
    .array(z.string().regex(/^[1-5](xx|\d\d)$/, 'use a class or a status, as in 5xx or 404'))
    .min(1)
    .max(20)
    .optional()
    .describe('HTTP statuses that count as failed. Default ["5xx"].'),
  address: address.optional().describe('Address of requests that count, as in "/api/**".'),
  name: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{0,63}$/, 'use camelCase')
    .optional()
    .describe('Name of a custom signal, or of the one that tells of a completion, for sample.'),
  facts: z.array(factFilter).max(10).optional().describe('Only signals whose facts pass all of these count.'),
});

/** Where, for whom and when a trigger may fire. All that is given must hold; of a list, one entry is enough. */
const conditions = z.strictObject({
  addresses: z
    .array(address)
    .min(1)
    .max(50)
    .optional()
    .describe('Addresses at which it may fire: /checkout, /orders/*, /help/**, /search?q=*, #/basket.'),
  referrers: z
    .array(address)
    .min(1)
    .max(50)
    .optional()
    .describe('Where the visitor came from: host and path, as in "search.example/**".'),
  previous: z.array(slug).min(1).max(50).optional().describe('The touchpoint before this one.'),
  passed: z
    .array(slug)
    .min(1)
    .max(50)
    .optional()
    .describe('Touchpoints passed in this visit, in any order: all of them.'),
  devices: z.array(z.enum(devices)).min(1).optional().describe('Kinds of devices on which it may fire. Default: all.'),
  minWidthPx: z.int().min(0).max(20_000).optional().describe('Least width of the viewport, in CSS pixels.'),
  maxWidthPx: z.int().min(0).max(20_000).optional().describe('Greatest width of the viewport, in CSS pixels.'),
  languages: z
    .array(z.string().min(2).max(35))
    .min(1)
    .max(50)
    .optional()
    .describe('Languages of the page, else of the browser, as BCP 47 tags: "pt" covers "pt-BR".'),
  visitor: z
    .enum(['new', 'returning'])
    .optional()
    .describe('Returning: here on an earlier day. Known only with storage consent; without it nobody is either.'),
  segments: z.array(slug).min(1).max(50).optional().describe('Segments named in data-segments of the script tag.'),
  phases: z.array(z.enum(phases)).min(1).optional().describe('Phase of the touchpoint that is here.'),
  hours: z
    .array(z.string().regex(hoursPattern, 'use days and times, as in "Mo-Fr 09:00-17:00"'))
    .min(1)
    .max(50)
    .optional()
    .describe('Opening hours, by the clock of timeZone: "Mo-Fr 09:00-17:00"; "Sa 22:00-02:00" ends on Sunday.'),
  from: moment.optional().describe('Not before this moment.'),
  until: moment.optional().describe('Not from this moment on.'),
  share: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Share of visitors; stable per visitor only with storage consent, else per page.'),
});

/** When to ask, where. `self` needs no trigger: a customer may always open the prompt. */
export const trigger = z.strictObject({
  signal: z.enum(signals).describe('What it waits for. Parameters tune it, conditions narrow it.'),
  touchpoint: slug,
  says: localizedText
    .optional()
    .describe(
      "One line that names what happened, in the customer's terms. {amount} stands for the fact of that name, if it is among the variables.",
    ),
  variables: z
    .array(z.string().regex(/^\w{1,64}$/, 'use letters, digits and _'))
    .min(1)
    .max(10)
    .optional()
    .describe('Names of facts that may stand in the line. The customer reads what the page told.'),
  saysWithout: localizedText
    .optional()
    .describe('The line for when one of its facts is not there. Default: the built-in title.'),
  known: z
    .boolean()
    .optional()
    .describe(
      'The failure is beyond doubt: ask how much it matters instead of comparing. Default: true for paymentFailed.',
    ),
  enabled: z.boolean().optional().describe('Default true.'),
  priority: z
    .int()
    .min(0)
    .max(100)
    .optional()
    .describe('Of two moments that wait for the same quiet second the greater wins. Default 50.'),
  inlineFirst: z
    .int()
    .min(0)
    .max(100)
    .optional()
    .describe(
      'So many moments of a visit are left to a link of the page, data-earful-open="TOUCHPOINT", before it invites. Default 0; 1 for a known failure where the page has such a link.',
    ),
  occurrence: z.int().min(1).max(100).optional().describe('Fires only from its n-th occurrence on. Default 1.'),
  delayMs: ms.optional().describe('Waits before it asks; everything is checked again then. Default 0.'),
  cancelledBy: z
    .array(z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/, 'use camelCase'))
    .min(1)
    .max(10)
    .optional()
    .describe('Signals that call it off while it waits.'),
  samplingRate: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Share of its moments that are asked about. Default 1; 0.01 for sample.'),
  parameters: parameters.optional().describe('Numbers and names that the signal is tuned with.'),
  when: conditions.optional().describe('Where, for whom and when it may fire. All that is given must hold.'),
});
