import type { Language } from './language.js';

const locales: Record<Language, string> = { en: 'en-IE', pl: 'pl-PL' };

/** An amount in euro cents as a price. */
export function formatMoney(cents: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

/** Weekday, day and month, in the time zone of the shop. The last two stay on one line. */
export function formatDay(date: Date, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { weekday: 'long', day: 'numeric', month: 'long' })
    .format(date)
    .replace(/(?<=\d) /, '\u00a0');
}

/** Hours and minutes on the 24-hour clock, in the time zone of the shop. */
export function formatTime(date: Date, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    date,
  );
}

/** Day and time together. */
export function formatMoment(date: Date, language: Language): string {
  return `${formatDay(date, language)}, ${formatTime(date, language)}`;
}
