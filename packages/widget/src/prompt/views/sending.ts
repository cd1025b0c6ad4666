import { html, nothing } from 'lit/html.js';
import type { Details as Words } from '@earful/protocol/wording/details';
import { contentOfDraft } from '../details-content.js';
import type { Draft } from '../draft.js';
import { wordFields } from '../draft.js';
import { fill } from '../wording.js';
import type { View } from './view.js';

/** Rejects where the page has no clipboard, or may not write to it. */
export const copyWords = async (draft: Draft): Promise<void> =>
  navigator.clipboard.writeText(
    wordFields
      .map((name) => draft[name])
      .filter(Boolean)
      .join('\n\n'),
  );

/** What was hidden in that which has arrived, and ways to change it or take it back. */
export const actions = ({ flow, shared, strings, act }: View, words: Words) => {
  const isDone = flow.step === 'done';
  const button = (label: string, type: 'edited' | 'withdrawn') =>
    html`<button type="button" @click=${() => act({ type })}>${label}</button>`;
  return html`${
    isDone
      ? contentOfDraft(flow.draft).redactions?.map(
          ({ kind }) => html`<p class="hint">${fill(strings.hidden, { kind: strings.kinds[kind as 'card'] })}</p>`,
        )
      : nothing
  }${
    shared
      ? nothing
      : html`${isDone ? html`<div class="row">${button(strings.amend, 'edited')}</div>` : nothing}
          <button
            type="button"
            class="quiet"
            aria-expanded=${!!flow.isLeaving}
            @click=${() => act({ type: 'leaving' })}
          >
            ${strings.withdraw}
          </button>
          ${
            flow.isLeaving
              ? html`<p>${words.withdrawSure}</p>
                  <div class="row">${button(words.withdrawYes, 'withdrawn')}</div>`
              : nothing
          }`
  }`;
};
