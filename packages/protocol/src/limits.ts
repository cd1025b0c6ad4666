/** Numbers and enumerations that both sides need. Imports nothing, so that browser code may take values from here. */

/** Version of every payload and of the configuration. New fields are optional; old payloads parse for ever. */
export const schemaVersion = 1;

/** Largest request body the receiver reads, in bytes. */
export const maxBodyBytes = 65_536;

/** Longest customer text in one field, in UTF-16 units, as `maxlength` counts them. */
export const maxTextLength = 4_000;

/** Longest short value (a label, a cause code, a fact), in UTF-16 units. */
export const maxLabelLength = 200;

/** How long a device keeps trying before a critique is returned to the customer, in days. */
export const maxOutboxDays = 30;

/** Most critiques one device keeps, and most bytes they may take together. */
export const maxOutboxRecords = 200;
export const maxOutboxBytes = 1_048_576;

/** Claimed times outside this window around receipt are replaced by the time of receipt and flagged. */
export const maxClaimedAgeDays = 90;
export const maxClaimedAheadMinutes = 5;

/** Answers to "compared with what you expected", worst first: the order in which they are shown. */
export const disconfirmations = [-2, -1, 0, 1, 2] as const;

/** "How much does this matter to you?": forgettable, forgivable, remembered, may not return. */
export const severities = [1, 2, 3, 4] as const;

/** How the customer wants to be answered. */
export const replyChoices = ['none', 'email', 'phone'] as const;

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

/** What made Earful ask. `self`: nobody asked, the customer opened it. Rates never mix origins. */
export const origins = ['self', ...signals] as const;

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

/** Stands in when a critique names a touchpoint that the configuration does not know: stored, never refused. */
export const fallbackTouchpoint = 'unrouted';

/** Slugs name touchpoints and promises: lower case, digits and single hyphens, at most 64 characters. */
export const slugPattern = /^(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*$/;

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
 * `openCase`: their last critique is not answered yet; `unseen`: put on the page and never in view. A receiver counts a
 * reason that it does not know as `other`.
 */
export const exposureReasons = [
  'condition',
  'sampling',
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
  'unseen',
] as const;

/** What became of a promise. `early`: before its tolerance; `kept`: within; `broken`: after it. */
export const promiseOutcomes = ['early', 'kept', 'broken'] as const;
