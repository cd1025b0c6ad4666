import { html } from 'hono/html';
import type { Markup } from './layout.js';

const shape: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
};

/** The customer's own region decides the order of day and month; a tag that no browser would send falls back. */
function formatFor(locale: string, language: string): Intl.DateTimeFormat {
  const own = locale.toLowerCase().split('-')[0] === language;
  try {
    return new Intl.DateTimeFormat(own ? locale : language, shape);
  } catch {
    return new Intl.DateTimeFormat(language, shape);
  }
}

/**
 * Writes moments as `time` elements.
 *
 * @param locale Tag of the customer, hostile text included.
 * @param language Language of the page, used when the tag is of another one.
 */
export function createTimeWriter(locale: string, language: string): (iso: string) => Markup {
  const format = formatFor(locale, language);
  return (iso) => html`<time datetime="${iso}">${format.format(new Date(iso))}</time>`;
}
