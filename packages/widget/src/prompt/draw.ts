import { html, nothing, render } from 'lit/html.js';
import { openingLine } from './opening-line.js';
import { askView } from './views/ask.js';
import { messageActions, messageText } from './views/message.js';
import type { View } from './views/view.js';

/** The whole prompt into its root: title, message, and what belongs to the step. */
export const draw = (root: ShadowRoot, view: View, announce?: boolean): void => {
  const { ask, flow, strings, close, locale, dir, details } = view;
  const { step, message } = flow;
  const opened = ask.opening && ask.opening !== 'critique' ? strings[ask.opening] : undefined;
  const title = {
    ask: openingLine(ask, locale) || (opened?.title ?? strings.inviteTitle),
    details: details ? strings.detailsTitle : strings.doneTitle,
    done: strings.doneTitle,
  }[step];
  // Nobody asked for it: it can be sent away.
  const invites = !!close && ask.origin !== 'self' && step === 'ask';
  const sheets = root.adoptedStyleSheets;
  if (details && !sheets.includes(details.sheet)) sheets.push(details.sheet);
  render(
    html`<div
      class="panel ${step} ${invites ? 'invites' : ''}"
      part="panel"
      role=${close ? 'dialog' : 'group'}
      aria-labelledby="title"
      lang=${locale}
      dir=${dir}
    >
      <div class="head">
        <h2 id="title" tabindex="-1" part="title">${title}</h2>
        ${close ? html`<button class="close" aria-label=${strings.close} @click=${close}></button>` : nothing}
      </div>
      <div class="message ${message?.state ?? 'plain'}">
        <p role="status">
          ${announce && invites ? `${title} ${ask.known ? strings.severity : strings.compare}` : messageText(view)}${
            message?.isCopied ? ' ' + strings.copied : nothing
          }
        </p>
        ${messageActions(view)}
      </div>
      ${step === 'ask' ? askView(view, invites, opened?.body ?? strings.inviteBody) : step === 'details' ? details?.panel(view) : nothing}
      ${
        step === 'done' && close
          ? html`<div class="foot"><button @click=${close}>${strings.close}</button></div>`
          : nothing
      }
      <slot name="note"></slot>
    </div>`,
    root,
  );
};
