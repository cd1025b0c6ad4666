import type { PublicConfig } from '@earful/protocol';
import { count } from '@earful/protocol/wording/fill';
import type { Wording } from '../wording/load-wording.js';

/** What happens to the words and the address, and when they are erased, as far as the configuration sets a time. */
export const privacyOf = ({ strings, locale }: Wording, { brand }: PublicConfig): string => {
  const { contactDays = 0, wordMonths = 0 } = brand.retention ?? {};
  return [
    strings.privacy,
    contactDays > 0 && count(strings.keepsContact, contactDays, locale),
    wordMonths > 0 && count(strings.keepsWords, wordMonths, locale),
  ]
    .filter(Boolean)
    .join(' ');
};
