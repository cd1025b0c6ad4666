import { html, nothing } from 'lit/html.js';
import { fill } from '../../wording/load-wording.js';
import { localize } from '../../wording/localize.js';
import { day } from '../../wording/wording.js';
import type { View } from './view.js';

/** What the live region says: one of the four truths, or that sending goes on. Text only, so that it is read out whole. */
export const messageText = (view: View) => {
  const { flow, strings, locale, reference, config, details } = view;
  const { message, isWithdrawn } = flow;
  switch (message?.state) {
    case undefined:
      return nothing;
    case 'sending':
      return isWithdrawn ? strings.withdrawing : strings.sending;
    case 'received': {
      const { readBy, answerBy } = message.receipt;
      const answer = flow.step === 'done' && details?.answer(view, answerBy);
      const team = localize(config.brand.team ?? config.brand.name, locale);
      const next = fill(readBy ? strings.next : answer ? strings.ref : strings.nextOpen, {
        team,
        date: readBy ? day(readBy, locale) : '',
        ref: reference,
      });
      return html`<strong>${strings.received}</strong>
        <span>${next}</span>
        ${answer ? html`<span>${answer}</span>` : nothing}`;
    }
    case 'saved':
      // Otherwise somebody answered, or it was not even tried: the page must not blame the connection.
      return html`<span
          >${message.status === 0 ? strings.offline + ' ' : ''}${fill(
            isWithdrawn ? details!.words.withdrawKept : strings.saved,
            { date: day(message.keptUntil, locale) },
          )}</span
        >
        ${flow.arrived ? fill(strings.ref, { ref: reference }) : nothing}`;
    case 'unsaved':
      return strings.fail + (details?.said(view) ?? '');
    case 'returned':
      return strings.returned + (details?.said(view) ?? '');
    case 'deleted':
      return strings.deleted;
    case 'erased':
      return strings.withdrawn;
  }
};

/** What the person can do about it. Outside the live region, because links and buttons are not read well in there. */
export const messageActions = (view: View) => {
  const { flow, strings, shared, statusUrl, details, act, discard } = view;
  const button = (label: string, run: () => void) => html`<button type="button" @click=${run}>${label}</button>`;
  const words = details?.wordActions(view);
  const link =
    shared || !flow.arrived
      ? nothing
      : html`<a class="status" href=${statusUrl} target="_blank" rel="noopener" part="status-link"
          >${strings.status}</a
        >`;
  switch (flow.message?.state) {
    case 'received':
      return html`${link}${details?.actions(view)}`;
    case 'saved':
      return html`${link}${
        flow.isWithdrawn ? nothing : html`<div class="row">${button(strings.deleteNow, discard)}</div>`
      }`;
    case 'unsaved':
      return html`${details?.quote(view)}
        <div class="row">${button(strings.again, () => act({ type: 'again' }))}${words}</div>`;
    case 'returned':
      return html`${details?.quote(view)}
        <div class="row">${words}${button(strings.remove, discard)}</div>`;
    default:
      return nothing;
  }
};
