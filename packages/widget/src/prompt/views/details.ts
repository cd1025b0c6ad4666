import { html, nothing } from 'lit/html.js';
import { maxTextLength, replyChoices, severities } from '@earful/protocol/limits';
import { localize } from '../../localize.js';
import type { Draft, Severity, Wanted } from '../flow.js';
import { fill } from '../wording.js';
import type { View } from './view.js';

/** One chip of a group. Native inputs below, so that their state needs no words of ours. */
const chip = (type: 'checkbox' | 'radio', name: string, value: string | number, label: string, checked: boolean) =>
  html`<label class="chip"><input type=${type} name=${name} value=${value} .checked=${checked} />${label}</label>`;

const group = (legend: string, chips: unknown) =>
  html`<fieldset>
    <legend>${legend}</legend>
    <div class="chips">${chips}</div>
  </fieldset>`;

/** The optional panel: the same for every answer, all at once, so that a person can stop anywhere. */
export const detailsView = ({ ask, shared, flow, config, strings, locale, act }: View) => {
  const { draft, answer, contactFault } = flow;
  const { wanted } = draft;
  const causes = [
    ...(config.touchpoints.find(({ id }) => id === ask.touchpoint)?.causes ?? []).map((cause) =>
      typeof cause === 'string' ? ([cause, cause] as const) : ([cause.code, localize(cause.label, locale)] as const),
    ),
    ['other', strings.other] as const,
  ];
  const input = ({ currentTarget, target }: Event): void => {
    const data = new FormData(currentTarget as HTMLFormElement);
    const text = (name: keyof Draft): string => (data.get(name) as string) ?? draft[name] ?? '';
    const severity = Number(data.get('severity')) as Severity;
    act({
      type: 'changed',
      draft: {
        causes: data.getAll('cause') as string[],
        comment: text('comment'),
        expectedText: text('expectedText'),
        wanted: text('wanted') as Wanted,
        email: text('email'),
        phone: text('phone'),
        ...(severity && { severity }),
      },
    });
    // Two lines that grow with the text.
    const area = target as HTMLElement;
    if (area.localName === 'textarea') {
      area.style.height = 'auto';
      area.style.height = area.scrollHeight + 2 + 'px';
    }
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    act({ type: 'sent' });
  };
  const words = (name: 'comment' | 'expectedText', label: string, hint = '') =>
    html`<label class="field"
      ><span>${label}</span
      ><textarea
        name=${name}
        rows="2"
        maxlength=${maxTextLength}
        aria-describedby=${hint ? 'hint' : nothing}
        .value=${draft[name]}
      ></textarea>
    </label>`;
  const kind = wanted === 'email' ? wanted : 'tel';
  return html`<form novalidate @input=${input} @submit=${submit}>
    <div class="body">
      ${group(
        strings.cause,
        causes.map(([code, label]) => chip('checkbox', 'cause', code, label, draft.causes.includes(code))),
      )}
      ${words('comment', strings.words, 'hint')}
      <p class="hint" id="hint">
        ${fill(strings.hintWords, { team: localize(config.brand.team ?? config.brand.name, locale) })}
      </p>
      ${words('expectedText', strings.should)}
      ${
        answer && 'severity' in answer
          ? nothing
          : group(
              strings.severity,
              severities
                .map((value, index) =>
                  chip('radio', 'severity', value, strings.severities[index]!, draft.severity === value),
                )
                .reverse(),
            )
      }
      ${group(
        strings.reply,
        replyChoices.map((value) => chip('radio', 'wanted', value, strings.replies[value], wanted === value)),
      )}
      ${
        wanted === 'none'
          ? nothing
          : html`<div class="field">
              <label for="contact"><span>${strings[wanted]}</span></label>
              <p class="fault" id="fault">${contactFault ? strings[`${wanted as 'email' | 'phone'}Fault`] : ''}</p>
              <input
                id="contact"
                name=${wanted}
                type=${kind}
                autocomplete=${shared ? 'off' : kind}
                enterkeyhint="send"
                maxlength="254"
                required
                aria-invalid=${contactFault}
                aria-describedby="fault"
                .value=${draft[wanted]}
              />
            </div>`
      }
      <p class="hint">
        ${strings.privacy}
        ${
          config.brand.privacyUrl
            ? html`<a href=${config.brand.privacyUrl} target="_blank" rel="noopener">${strings.privacyLink}</a>`
            : nothing
        }
      </p>
    </div>
    <div class="foot"><button class="primary" part="send">${strings.send}</button></div>
  </form>`;
};
