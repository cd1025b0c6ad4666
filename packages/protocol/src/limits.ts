/** Numbers that both sides need, and the few lists that a prompt shows. Imports nothing, so that browser code may take values from here. */

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

/** Parts of the optional panel that a touchpoint shows when its configuration does not say: few, because each one more is read by everybody. */
export const defaultDetails = ['causes', 'words', 'expected', 'severity', 'reply'] as const;

/** Stands in when a critique names a touchpoint that the configuration does not know: stored, never refused. */
export const fallbackTouchpoint = 'unrouted';

/** Slugs name touchpoints and promises: lower case, digits and single hyphens, at most 64 characters. */
export const slugPattern = /^(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*$/;
