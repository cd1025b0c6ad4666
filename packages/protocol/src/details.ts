/** Lists of the optional panel. Imports nothing, so that browser code may take values from here. */

/** Parts that a touchpoint can show after the one tap, in the order of the contract. */
export const detailParts = [
  'causes',
  'words',
  'expected',
  'source',
  'remedy',
  'severity',
  'patience',
  'parity',
  'emotions',
  'reply',
] as const;
export type DetailPart = (typeof detailParts)[number];

/** Causes that every business has: a touchpoint names them by their code alone, and their words come in every language. */
export const generalCauses = [
  'price',
  'valueForMoney',
  'staffSkill',
  'staffAttitude',
  'staffAvailability',
  'outOfStock',
  'wrongItem',
  'missingItem',
  'paymentFailed',
  'accountProblem',
  'billingError',
  'refundDelay',
  'delivery',
  'waiting',
  'quality',
  'website',
  'adMisled',
  'whatWasSaid',
  'howItWasSaid',
  'premises',
  'location',
  'packaging',
  'signage',
  'appearance',
] as const;
export type GeneralCause = (typeof generalCauses)[number];

/**
 * Where expectations come from, after the determinants of Zeithaml, Berry and Parasuraman (1993): the first five are in the
 * brand's hands, the others are not.
 */
export const expectationSources = [
  'explicitPromise',
  'implicitPromise',
  'staffStatement',
  'policy',
  'pastExperienceWithUs',
  'wordOfMouth',
  'competitorExperience',
  'otherIndustryExperience',
  'personalNeed',
  'situation',
] as const;

/** How a wait was borne, from well to not at all. */
export const patiences = ['calm', 'edgy', 'agitated', 'angry', 'left'] as const;

/** Compared with doing the same in a shop. */
export const parities = ['easier', 'same', 'harder'] as const;

/** How an experience left the customer. */
export const emotions = ['surprised', 'delighted', 'disappointed', 'dissatisfied', 'letDown', 'angry'] as const;

/** What the customer felt the brand to be like. */
export const perceptions = ['notCaredFor', 'notUnderstood', 'hardToDealWith'] as const;

/** What may be taken out of a text before it is kept or sent. Card and account numbers are, unless the person says no. */
export const redactionKinds = ['card', 'iban', 'email', 'phone', 'digits'] as const;
export type RedactionKind = (typeof redactionKinds)[number];

/** The code of a cause as it stands in the configuration: alone, or with a label of the brand's own. */
export const causeCode = (cause: string | { code: string }): string => (typeof cause === 'string' ? cause : cause.code);
