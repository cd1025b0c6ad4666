import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { maxTextLength } from '@earful/protocol/limits';
import { replacePrivate } from '@earful/protocol/masking';
import { fill } from '../../wording/load-wording.js';
import type { WordField } from '../draft.js';
import { hiddenOf } from '../masking.js';
import type { View } from './view.js';

/** What the parts of the optional panel are drawn from. */
export interface Panel extends View {
  /** Label above the words as they will leave the device. */
  preview: string;
  /** What had better not be written. Whichever field comes first takes it. */
  hint: string;
}

/** One part of the panel, by the name that the configuration gives it. */
export type Part = (panel: Panel) => TemplateResult | typeof nothing;

/** Chosen is what was pressed, also where the page takes the default from clicks: the browser undoes it after the last listener. */
const choose = (event: Event): void => {
  const input = (event.currentTarget as HTMLLabelElement).control as HTMLInputElement;
  setTimeout(() => {
    if (!event.defaultPrevented) return;
    input.checked = input.type === 'radio' || !input.checked;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
};

/** One chip of a group. Native inputs below, so that their state needs no words of ours. */
const chip = (type: 'checkbox' | 'radio', name: string, value: string | number, label: string, checked: boolean) =>
  html`<label class="chip" @click=${choose}
    ><input type=${type} name=${name} value=${value} .checked=${checked} />${label}</label
  >`;

export const group = (legend: string, ...chips: unknown[]) =>
  html`<fieldset>
    <legend>${legend}</legend>
    <div class="chips">${chips}</div>
  </fieldset>`;

type Choice = readonly [value: string | number, label: string];

/** One of several, at most. */
export const radios = (name: string, choices: readonly Choice[], chosen: string | number | undefined) =>
  choices.map(([value, label]) => chip('radio', name, value, label, value === chosen));

/** Any of several. */
export const checkboxes = (name: string, choices: readonly Choice[], chosen: readonly string[]) =>
  choices.map(([value, label]) => chip('checkbox', name, value, label, chosen.includes(`${value}`)));

/**
 * What was found in these words, each find with a button that turns it round: that is news. The words as they will be sent are
 * not: they would be read out with every pause of typing.
 */
const findsIn = (name: WordField, { flow, act, strings, preview }: Panel) => {
  const { draft, looked } = flow;
  if (!looked || !draft[name]) return [nothing, nothing];
  const { text, finds } = looked[name];
  const hidden = hiddenOf(text, finds, draft);
  const textOf = ({ start, end }: (typeof finds)[number]): string => text.slice(start, end);
  const turn = (it: string) => (): void => {
    const { turned } = draft;
    act({
      type: 'changed',
      draft: { turned: turned.includes(it) ? turned.filter((one) => one !== it) : [...turned, it] },
    });
  };
  const news = finds
    .filter((find, index) => finds.findIndex((one) => textOf(one) === textOf(find)) === index)
    .map((find) => {
      const isHidden = hidden.includes(find);
      const it = textOf(find);
      const said = fill(isHidden ? strings.hidden : strings.looksLike, { kind: strings.kinds[find.kind], text: it });
      return html`<div class="find">
        <p>${said} ${isHidden ? html`<s dir="auto">${it}</s>` : nothing}</p>
        <button type="button" @click=${turn(it)}>${isHidden ? strings.showAgain : strings.hide}</button>
      </div>`;
    });
  const sent = hidden[0]
    ? html`<p class="hint">${preview}</p>
        <blockquote dir="auto">${replacePrivate(text, hidden)}</blockquote>`
    : nothing;
  return [news, sent];
};

/** A field for the person's own words: two lines that grow. */
export const words = (name: WordField, label: string, panel: Panel) => {
  const { hint } = panel;
  panel.hint = '';
  const [news, sent] = findsIn(name, panel);
  return html`<div class="part">
    <label class="field"
      ><span>${label}</span
      ><textarea
        name=${name}
        rows="2"
        dir="auto"
        maxlength=${maxTextLength}
        aria-describedby=${hint ? 'hint' : nothing}
        .value=${panel.flow.draft[name]}
      ></textarea>
    </label>
    ${hint ? html`<p class="hint" id="hint">${hint}</p>` : nothing}
    <div class="finds" aria-live="polite">${news}</div>
    ${sent}
  </div>`;
};
