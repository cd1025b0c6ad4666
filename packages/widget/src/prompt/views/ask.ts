import { html, nothing } from 'lit/html.js';
import { disconfirmations, severities } from '@earful/protocol/limits';
import type { Severity } from '../draft.js';
import type { Disconfirmation } from '../flow.js';
import { isBestFirst } from '../content.js';
import type { View } from './view.js';

/** The one tap: submit buttons, worst first, so that it works by mouse, keyboard and switch alike. */
export const askView = ({ ask, invites, invitation, strings, act, dismiss }: View) => {
  const answers: [value: number, label: string][] = ask.known
    ? severities.map((value): [number, string] => [value, strings.severities[value - 1]!]).reverse()
    : disconfirmations.map((value, index) => [value, strings.answers[index]!]);
  if (isBestFirst(ask)) answers.reverse();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const value = Number((event.submitter as HTMLButtonElement).value);
    act({
      type: 'answered',
      answer: ask.known ? { severity: value as Severity } : { disconfirmation: value as Disconfirmation },
    });
  };
  return html`<form @submit=${submit}>
    <div class="body">
      ${ask.known ? nothing : html`<p class="lead">${invitation}</p>`}
      <fieldset class="answers ${ask.known ? 'known' : ''}">
        <legend>${ask.known ? strings.severity : strings.compare}</legend>
        ${answers.map(
          ([value, label]) =>
            html`<button name=${ask.known ? 'severity' : 'disconfirmation'} value=${value} part="answer">
              ${label}
            </button>`,
        )}
      </fieldset>
      <p class="hint">${strings.hintTap}</p>
    </div>
    ${
      invites
        ? html`<div class="foot">
            <button type="button" @click=${() => dismiss('notNow')}>${strings.notNow}</button>
            <button type="button" @click=${() => dismiss('never')}>${strings.never}</button>
          </div>`
        : nothing
    }
  </form>`;
};
