import { html } from 'hono/html';
import type { Markup } from '../pages/layout.js';

/** Puts values into the slots of a sentence. Whatever is text is escaped. */
export function fill(text: string, slots: Record<string, Markup | string>): Markup {
  const parts = text
    .split(/(\{\w+\})/)
    .map((part) => (part.startsWith('{') ? (slots[part.slice(1, -1)] ?? part) : part));
  return html`${parts}`;
}

/** The same for attributes and titles, which hold text only. */
export function fillText(text: string, slots: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);
}
