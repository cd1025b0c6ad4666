import { retentionPeriods } from '@earful/server';
import { config } from './site.js';

export const periods = retentionPeriods(config);

/** What retention counts where nothing was over. */
export const none = {
  words: 0,
  contacts: 0,
  news: 0,
  'sign-in links': 0,
  sessions: 0,
  'batch ids': 0,
  deliveries: 0,
  audit: 0,
};
