import { html, nothing } from 'lit/html.js';
import { replyChoices } from '@earful/protocol/limits';
import { fill } from '../../wording/load-wording.js';
import { day } from '../../wording/wording.js';
import { callWindowOf, hours, timeZone } from '../call-window.js';
import { contactOf } from '../contact.js';
import type { Part } from './fields.js';
import { group, radios } from './fields.js';
import type { View } from './view.js';

/** A time of day in words, as in "9:00 AM". */
const clock = (time: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(new Date(`2026-01-01T${time}Z`));

/** The customer's own time zone in words, as in "Central European Time". */
const zone = (locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZoneName: 'longGeneric' })
    .formatToParts()
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone();

/** Is an answer wanted, and how; when to call, where that is the way. */
export const replyPart: Part = ({ flow, strings, locale, shared }) => {
  const { draft, contactFault } = flow;
  const { wanted } = draft;
  const fault = contactFault ? strings[`${wanted as 'email' | 'phone'}Fault`] : '';
  const window = callWindowOf(draft);
  const kind = wanted === 'email' ? wanted : 'tel';
  const select = (name: string, label: string, times: readonly string[], chosen: string | undefined, none?: string) =>
    html`<label class="field"
      ><span>${label}</span
      ><select name=${name}>
        ${none ? html`<option value="" .selected=${!chosen}>${none}</option>` : nothing}
        ${times.map((time) => html`<option value=${time} .selected=${time === chosen}>${clock(time, locale)}</option>`)}
      </select></label
    >`;
  return html`${group(
    strings.reply,
    radios(
      'wanted',
      replyChoices.map((value) => [value, strings.replies[value]]),
      wanted,
    ),
  )}
  ${
    wanted === 'none'
      ? nothing
      : html`<div class="field">
          <label for="contact"><span>${strings[wanted]}</span></label>
          <p class="fault" id="fault">${contactFault === 'field' ? '' : fault}</p>
          <p class="fault" id="told" role="alert">${contactFault === 'field' ? fault : ''}</p>
          <input
            id="contact"
            name=${wanted}
            type=${kind}
            autocomplete=${shared ? 'off' : kind}
            enterkeyhint="send"
            maxlength="254"
            required
            aria-invalid=${!!contactFault}
            aria-describedby="fault told"
            .value=${draft[wanted]}
          />
        </div>`
  }
  ${
    wanted === 'phone'
      ? html`<fieldset>
          <legend>${strings.callWindow}</legend>
          <div class="row window">
            ${select('callFrom', strings.callFrom, hours.slice(0, -1), window?.from, strings.callAnyTime)}
            ${
              window
                ? select(
                    'callTo',
                    strings.callTo,
                    hours.filter((time) => time > window.from),
                    window.to,
                  )
                : nothing
            }
          </div>
          <p class="hint">${window ? fill(strings.callZone, { zone: zone(locale) }) : nothing}</p>
        </fieldset>`
      : nothing
  }`;
};

/** How an answer is going to come, if one is wanted. */
export const answer = ({ flow, strings, locale }: View, answerBy: string | undefined): string => {
  const { draft } = flow;
  const contact = contactOf(draft);
  const window = callWindowOf(draft);
  if (!contact) return '';
  return window
    ? fill(strings.nextCall, {
        contact,
        from: clock(window.from, locale),
        to: clock(window.to, locale),
        zone: zone(locale),
      })
    : fill(answerBy ? strings.nextReply : strings.nextReplyOpen, {
        contact,
        date: answerBy ? day(answerBy, locale) : '',
      });
};
