import type { SiteConfig } from '@earful/protocol';
import { fallbackTouchpoint, slugPattern } from '@earful/protocol';
import { lookUp } from '@earful/protocol/wording/look-up';
import type { Context } from 'hono';
import { acceptedLanguage, isSpoken } from '../http/accepted-language.js';
import type { Strings } from '../pages/strings/index.js';
import { stringsFor } from '../pages/strings/index.js';

/** How a shared screen that says nothing else clears itself, and what it may ask for, in seconds without input. */
const kioskSeconds = { usual: 30, least: 5, most: 600 };

/** How somebody came to the hosted page, and what they are shown. */
export interface Visit {
  /** As the address names it; the fallback where that is no name. It need not be configured. */
  touchpointId: string;
  /** BCP 47 tag of the customer, of a language that we speak. */
  locale: string;
  strings: Strings;
  origin: 'link' | 'qr' | 'kiosk';
  /** Seconds without input after which a shared screen clears itself; undefined on a screen of one's own. */
  kioskSeconds: number | undefined;
  /** What the address says of all this, to be carried on: empty, or with its question mark. */
  query: string;
}

function kioskOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const asked = /^\d{1,4}$/.test(given) ? Number(given) : kioskSeconds.usual;
  return Math.min(kioskSeconds.most, Math.max(kioskSeconds.least, asked));
}

/** Reads an address: `?lang=pl`, else the browser's languages; `?kiosk` or `?kiosk=60`; `?via=qr` on printed codes. */
export function readVisit(context: Context, { wording }: SiteConfig): Visit {
  const { lang = '', kiosk, via } = context.req.query();
  const named = context.req.param('touchpoint') ?? '';
  const isAsked = isSpoken(lang);
  const locale = isAsked ? lang : acceptedLanguage(context.req.header('accept-language'));
  const seconds = kioskOf(kiosk);
  const query = new URLSearchParams();
  if (isAsked) query.set('lang', lang);
  if (via === 'qr') query.set('via', via);
  if (seconds !== undefined) query.set('kiosk', String(seconds));
  return {
    touchpointId: slugPattern.test(named) ? named : fallbackTouchpoint,
    locale,
    strings: stringsFor(locale, wording),
    origin: seconds !== undefined ? 'kiosk' : via === 'qr' ? 'qr' : 'link',
    kioskSeconds: seconds,
    query: query.size > 0 ? `?${query}` : '',
  };
}

/** Languages of the site that we speak, when there is a choice. */
export const languagesOf = ({ locales = [] }: SiteConfig): string[] => {
  const spoken = locales.filter((tag) => lookUp(tag));
  return spoken.length > 1 ? spoken : [];
};
