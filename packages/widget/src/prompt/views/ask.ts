import { html, nothing } from 'lit/html.js';
import { disconfirmations, severities } from '@earful/protocol/limits';
import { isBestFirst } from '../content.js';
import type { Flow } from '../flow.js';
import type { View } from './view.js';

/**
 * The one tap: buttons, worst first, so that it works by mouse, keyboard and switch alike. No form: where a page may send none,
 * or takes the default away from clicks, its buttons would do nothing. By their values the hosted page finds them.
 *
 * @param invites nobody asked for it: it can be sent away
 * @param invitation the line above the question
 */
export const askView = ({ ask, strings, act, dismiss }: View, invites: boolean, invitation: string) => {
  const answers: (readonly [answer: NonNullable<Flow['answer']>, label: string])[] = ask.known
    ? severities.map((severity) => [{ severity }, strings.severities[severity - 1]!] as const).reverse()
    : disconfirmations.map((disconfirmation, index) => [{ disconfirmation }, strings.answers[index]!]);
  if (isBestFirst(ask)) answers.reverse();
  return html`<div class="body">
      ${ask.known ? nothing : html`<p class="lead">${invitation}</p>`}
      <fieldset class="answers ${ask.known ? 'known' : ''}">
        <legend>${ask.known ? strings.severity : strings.compare}</legend>
        ${answers.map(
          ([answer, label]) =>
            html`<button
              value=${Object.values(answer)[0]}
              part="answer"
              @click=${() => act({ type: 'answered', answer })}
            >
              ${label}
            </button>`,
        )}
      </fieldset>
      <p class="hint">${strings.hintTap}</p>
    </div>
    ${
      invites
        ? html`<div class="foot">
            <button @click=${() => dismiss('notNow')}>${strings.notNow}</button>
            <button @click=${() => dismiss('never')}>${strings.never}</button>
          </div>`
        : nothing
    }`;
};
