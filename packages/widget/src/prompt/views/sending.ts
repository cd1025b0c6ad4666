import { html, nothing } from 'lit/html.js';
import type { Details as Words } from '@earful/protocol/wording/details';
import { fill } from '../../wording/load-wording.js';
import { contentOfDraft } from '../draft-content.js';
import type { Draft } from '../draft.js';
import { wordFields } from '../draft.js';
import type { Flow } from '../flow.js';
import type { View } from './view.js';

const wordsIn = (draft: Draft): string =>
  wordFields
    .map((name) => draft[name])
    .filter(Boolean)
    .join('\n\n');

/** What was sent and is not with us; before, the person has it in front of them. */
const wordsBack = ({ step, draft }: Flow): string => (step === 'done' ? wordsIn(draft) : '');

/** Where the words are that did not go out or were not taken. */
export const said = ({ flow }: View, words: Words): string => {
  const where = flow.message?.state === 'returned' ? words.textReturned : words.textKept;
  return wordsBack(flow) && ' ' + where;
};

/** The words themselves, where it is said that they are here. */
export const quote = ({ flow }: View) => {
  const words = wordsBack(flow);
  return words ? html`<blockquote dir="auto">${words}</blockquote>` : nothing;
};

/** Copies the words, if there are any; without the clipboard they are brought back into their field and selected. */
export const wordActions = ({ flow, strings, act }: View) => {
  const words = wordsIn(flow.draft);
  const edit = (): void => act({ type: 'edited' });
  const copy = async ({ target }: Event): Promise<void> => {
    const root = (target as Element).getRootNode() as ShadowRoot;
    try {
      await navigator.clipboard.writeText(words);
      act({ type: 'copied' });
    } catch {
      edit();
      root.querySelector('textarea')?.select();
    }
  };
  return html`${words ? html`<button type="button" @click=${copy}>${strings.copy}</button>` : nothing}${
    flow.step === 'done' && flow.message?.state === 'returned'
      ? html`<button type="button" @click=${edit}>${strings.change}</button>`
      : nothing
  }`;
};

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
