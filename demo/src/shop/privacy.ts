import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { EarfulCall } from './page.js';

/** What a visitor allows. The shop works the same either way. */
export interface PrivacyChoice {
  /** May notes stay on the device beyond the page? */
  storage: boolean;
  /** May the visitor be counted in sums? */
  measurement: boolean;
}

export interface Privacy extends PrivacyChoice {
  /** False: nothing was chosen yet, and nothing is allowed. */
  isAnswered: boolean;
  /** The browser asks not to be counted (Global Privacy Control): then the visitor is not, whatever was chosen. */
  refusesCounting: boolean;
}

const choiceCookie = 'privacy';
/** Long enough not to ask again and again, short enough that a choice does not outlive what it was made for. */
const rememberedSeconds = 180 * 86_400;

/** What this visitor has chosen, from a cookie of the shop and the word of the browser. */
export function privacyOf(context: Context): Privacy {
  const chosen = getCookie(context, choiceCookie);
  const allowed = new Set(chosen?.split('.'));
  const refusesCounting = context.req.header('sec-gpc') === '1';
  return {
    storage: allowed.has('storage'),
    measurement: allowed.has('measurement') && !refusesCounting,
    isAnswered: chosen !== undefined,
    refusesCounting,
  };
}

/** Remembers a choice, a refusal as well. */
export function rememberChoice(context: Context, { storage, measurement }: PrivacyChoice): void {
  const allowed = [storage && 'storage', measurement && 'measurement'].filter(Boolean).join('.');
  setCookie(context, choiceCookie, allowed || 'none', {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: rememberedSeconds,
  });
}

/** What Earful is told. */
export const consentCall = ({ storage, measurement }: PrivacyChoice): EarfulCall => [
  'consent',
  { storage, measurement },
];
