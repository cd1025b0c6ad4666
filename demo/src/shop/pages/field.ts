import { html, raw } from 'hono/html';
import type { Html } from '../page.js';

export interface Field {
  name: string;
  label: string;
  value?: string | undefined;
  /** What is wrong with the value, in words. */
  fault?: string | undefined;
  hint?: string | undefined;
  type?: string;
  autocomplete?: string;
  inputmode?: string;
  maxlength?: number;
  className?: string;
}

/** A labelled input with room for its fault, which the script fills as well. */
export function field({
  name,
  label,
  value = '',
  fault = '',
  hint,
  type = 'text',
  className = '',
  ...rest
}: Field): Html {
  const described = [hint ? `${name}-hint` : '', `${name}-fault`].filter(Boolean).join(' ');
  return html`<div class="field ${className}">
    <label for="${name}">${label}</label>
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      required
      aria-describedby="${described}"
      autocomplete="${rest.autocomplete ?? 'off'}"
      ${rest.inputmode ? html`inputmode="${rest.inputmode}"` : ''}
      maxlength="${rest.maxlength ?? 200}"
      ${fault ? raw('aria-invalid="true"') : ''}
    />
    <p class="fault" id="${name}-fault">${fault}</p>
  </div>`;
}
