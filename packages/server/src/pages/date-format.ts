import { html } from 'hono/html';
import type { Markup } from './layout.js';

const shape: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
};

/** The customer's own region decides the order of day and month; a tag that no browser would send falls back. */
function formatFor(locale: string, language: string): Intl.DateTimeFormat {
  const own = locale.toLowerCase().split('-')[0] === language;
  try {
    return inOwnHours(own ? locale : language);
  } catch {
    return inOwnHours(language);
  }
}

/** A clock of 24 hours shows two digits, one of twelve the digits that it has. */
function inOwnHours(locale: string): Intl.DateTimeFormat {
  const format = new Intl.DateTimeFormat(locale, shape);
  return format.resolvedOptions().hour12 ? format : new Intl.DateTimeFormat(locale, { ...shape, hour: '2-digit' });
}

/** Nothing breaks between day and month. */
const isOfDay = (part: Intl.DateTimeFormatPart | undefined): boolean => /^(day|month)$/.test(part?.type ?? '');

/**
 * Writes moments as `time` elements.
 *
 * @param locale Tag of the customer, hostile text included.
 * @param language Language of the page, used when the tag is of another one.
 */
export function createTimeWriter(locale: string, language: string): (iso: string) => Markup {
  const format = formatFor(locale, language);
  return (iso) => {
    const parts = format.formatToParts(new Date(iso));
    const text = parts.map(({ value }, index) =>
      isOfDay(parts[index - 1]) && isOfDay(parts[index + 1]) ? value.replaceAll(' ', '\xa0') : value,
    );
    return html`<time datetime="${iso}">${text.join('')}</time>`;
  };
}
