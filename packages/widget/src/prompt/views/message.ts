import { html, nothing } from 'lit/html.js';
import { localize } from '../../localize.js';
import { contactOf } from '../flow.js';
import { day, fill } from '../wording.js';
import type { View } from './view.js';

/** What the live region says: one of the four truths, or that sending goes on. Text only, so that it is read out whole. */
export const messageText = ({ flow, strings, locale, reference, config }: View) => {
  const { message } = flow;
  switch (message?.state) {
    case undefined:
      return nothing;
    case 'sending':
      return strings.sending;
    case 'received': {
      const { readBy, answerBy } = message.receipt;
      const contact = flow.step === 'done' && contactOf(flow.draft);
      const team = localize(config.brand.team ?? config.brand.name, locale);
      const next = fill(readBy ? strings.next : contact ? strings.ref : strings.nextOpen, {
        team,
        date: readBy ? day(readBy, locale) : '',
        ref: reference,
      });
      const answer = answerBy ? strings.nextReply : strings.nextReplyOpen;
      return html`<strong>${strings.received}</strong>
        <span>${next}</span>
        ${
          contact
            ? html`<span>${fill(answer, { contact, date: answerBy ? day(answerBy, locale) : '' })}</span>`
            : nothing
        }`;
    }
    case 'saved':
      // Otherwise somebody answered, or it was not even tried: the page must not blame the connection.
      return html`<span
        >${message.status === 0 ? strings.offline + ' ' : ''}${fill(strings.saved, { date: day(message.keptUntil, locale) })}</span
      >`;
    case 'unsaved':
      return strings.fail;
    case 'returned':
      return strings.returned;
    case 'deleted':
      return strings.deleted;
    case 'erased':
      return strings.withdrawn;
  }
};

/** What the person can do about it. Outside the live region, because links and buttons are not read well in there. */
export const messageActions = ({ flow, strings, shared, statusUrl, act, discard, copy }: View) => {
  const button = (label: string, run: () => void) => html`<button type="button" @click=${run}>${label}</button>`;
  const copyButton = flow.draft.comment || flow.draft.expectedText ? button(strings.copy, copy) : nothing;
  switch (flow.message?.state) {
    case 'received':
      if (shared) return nothing;
      return html`<a class="status" href=${statusUrl} target="_blank" rel="noopener" part="status-link"
        >${strings.status}</a
      >`;
    case 'saved':
      return html`<div class="row">${button(strings.deleteNow, discard)}</div>`;
    case 'unsaved':
      return html`<div class="row">${button(strings.again, () => act({ type: 'again' }))}${copyButton}</div>`;
    case 'returned':
      return html`<div class="row">
        ${copyButton} ${flow.step === 'done' ? button(strings.change, () => act({ type: 'edited' })) : nothing}
        ${button(strings.remove, discard)}
      </div>`;
    default:
      return nothing;
  }
};
