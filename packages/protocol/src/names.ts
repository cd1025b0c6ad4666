/** Names that travel and are stored. Imports nothing; apart from the limits, so that a page fetches only the lists that it reads. */

/**
 * What a trigger can wait for. In three groups: what the page shows by itself, what only the host knows (it calls
 * `earful.signal(name)`, or marks an element with `data-earful-signal`), and what is asked without any trouble.
 */
export const signals = [
  'rageClick',
  'deadClick',
  'errorClick',
  'formStruggle',
  'slowPage',
  'sessionErrors',
  'requestFailed',
  'helpLoop',
  'quickBack',
  'longWait',
  'timeOnPage',
  'scrollDepth',
  'elementSeen',
  'click',
  'submit',
  'paymentFailed',
  'promiseOverdue',
  'zeroResults',
  'outOfStock',
  'basketLeft',
  'refundDone',
  'returnDone',
  'cancelDone',
  'unsubscribeDone',
  'chatClosed',
  'callEnded',
  'delivered',
  'custom',
  'sample',
] as const;

/**
 * Nobody asked, the customer came: by the launcher or an inline form (`self`), to the hosted page by a link, by a printed
 * code, or at a screen that people share. `imported`: they complained before, on another way.
 */
export const volunteered = ['self', 'link', 'qr', 'kiosk', 'imported'] as const;

/** What made Earful ask, or how the customer came. Rates never mix origins. */
export const origins = [...volunteered, ...signals] as const;

/** When in the relationship a touchpoint is met. */
export const phases = ['before', 'during', 'after'] as const;

/** Kinds of devices, told by pointer and width: no coarse pointer is a desktop; with one, 600 px part phone and tablet. */
export const devices = ['phone', 'tablet', 'desktop'] as const;

/** How a fact of a signal is compared. `contains` is for text, `greater` and `less` for numbers, `in` for a list. */
export const comparisons = ['equals', 'not', 'contains', 'greater', 'less', 'in'] as const;

/** Where on the page the prompt stood. */
export const surfaces = ['inline', 'card', 'sheet'] as const;

/** States of a case that this version reaches. */
export const caseStates = ['received', 'acknowledged', 'answered'] as const;

/** What a promise is about. */
export const metrics = [
  'deliveryTime',
  'waitTime',
  'responseTime',
  'price',
  'availability',
  'quality',
  'other',
] as const;

/** Which side of the promised value is good. `exact`: neither, both early and late disappoint. */
export const directions = ['lowerIsBetter', 'higherIsBetter', 'exact'] as const;

/** How an invitation opens: with what went wrong, with how it was, or with what went well. */
export const openings = ['critique', 'neutral', 'praise'] as const;

/**
 * What can become of a moment. `triggered` = `suppressed` + `expired` + `shown`, where `expired` also counts what was put
 * on the page and never seen (half of it for one second); `shown` = `started` + `ignored` + the three ways to dismiss;
 * `sent` ≤ `started`. What the customer opens (`self`) is never `triggered`, `suppressed`, `expired` or `shown`.
 */
export const exposureOutcomes = [
  'triggered',
  'suppressed',
  'expired',
  'shown',
  'started',
  'ignored',
  'dismissedNotNow',
  'dismissedNever',
  'dismissedClose',
  'sent',
] as const;

/**
 * Why a moment did not become an invitation, for `suppressed` and `expired`. `holdOut`: this visitor is never invited;
 * `openCase`: their last critique is not answered yet; `notFetched`: the prompt did not come in time; `unseen`: put on the page
 * and never in view. A receiver counts a reason that it does not know as `other`. `offered`: left to an inline link of the page;
 * `offHours`: outside opening hours.
 */
export const exposureReasons = [
  'condition',
  'sampling',
  'offHours',
  'offered',
  'cancelled',
  'duplicate',
  'left',
  'settled',
  'cap',
  'optedOut',
  'holdOut',
  'openCase',
  'arrival',
  'quiet',
  'typing',
  'modalOpen',
  'step',
  'reducedData',
  'hidden',
  'notFetched',
  'unseen',
] as const;

/**
 * Why a critique is set aside until a person has looked: a hidden field was filled in, it came as soon as it was shown, it is full
 * of links, or many sent the same words at once.
 */
export const doubtReasons = ['trap', 'instant', 'links', 'repeated'] as const;
export type DoubtReason = (typeof doubtReasons)[number];

/** What became of a promise. `early`: before its tolerance; `kept`: within; `broken`: after it. */
export const promiseOutcomes = ['early', 'kept', 'broken'] as const;

/** How the prompt speaks. `plain` is the wording itself; the others replace the texts that set a tone. */
export const tones = ['plain', 'warm', 'formal'] as const;

/** One entry of opening hours, as in schema.org's `openingHours`: days, from, to. `Mo-Fr 09:00-17:00`, `Sa 22:00-24:00`. */
export const hoursPattern =
  /^(Mo|Tu|We|Th|Fr|Sa|Su)(-(Mo|Tu|We|Th|Fr|Sa|Su))? ([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
