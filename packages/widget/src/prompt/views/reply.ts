import { html, nothing } from 'lit/html.js';
import { replyChoices } from '@earful/protocol/limits';
import { timeZone } from '../details-content.js';
import type { Draft } from '../draft.js';
import { contactOf } from '../draft.js';
import type { Strings } from '../wording.js';
import { day, fill } from '../wording.js';
import type { Part } from './fields.js';
import { group, radios } from './fields.js';

/** Hours in which somebody can be called. */
const hours = Array.from({ length: 18 }, (_, index) => `${index + 6}`.padStart(2, '0') + ':00');

/** A time of day in words, as in "9:00 AM". */
const clock = (time: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(new Date(`2026-01-01T${time}Z`));

/** The customer's own time zone in words, as in "Central European Time". */
const zone = (locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZoneName: 'longGeneric' })
    .formatToParts()
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone();

/** The end that goes with a beginning: the one that was chosen, as long as it is later; else two hours later. */
const endOf = (from: string, to: string): string =>
  !from || to > from ? from && to : (hours[Math.min(hours.indexOf(from) + 2, hours.length - 1)] ?? '');

/** Is an answer wanted, and how; when to call, where that is the way. */
export const replyPart: Part = ({ view, strings }) => {
  const { flow, locale, shared } = view;
  const { draft, contactFault } = flow;
  const { wanted, callFrom } = draft;
  const callTo = endOf(callFrom, draft.callTo);
  const kind = wanted === 'email' ? wanted : 'tel';
  const select = (name: string, label: string, times: readonly string[], chosen: string, none?: string) =>
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
  ${
    wanted === 'phone'
      ? html`<fieldset>
          <legend>${strings.callWindow}</legend>
          <div class="row window">
            ${select('callFrom', strings.callFrom, hours.slice(0, -1), callFrom, strings.callAnyTime)}
            ${
              callFrom
                ? select(
                    'callTo',
                    strings.callTo,
                    hours.filter((time) => time > callFrom),
                    callTo,
                  )
                : nothing
            }
          </div>
          <p class="hint">${callFrom ? fill(strings.callZone, { zone: zone(locale) }) : nothing}</p>
        </fieldset>`
      : nothing
  }`;
};

/** How an answer is going to come, if one is wanted. */
export const answer = (draft: Draft, answerBy: string | undefined, strings: Strings, locale: string): string => {
  const contact = contactOf(draft);
  const { wanted, callFrom, callTo } = draft;
  if (!contact) return '';
  return wanted === 'phone' && callFrom
    ? fill(strings.nextCall, { contact, from: clock(callFrom, locale), to: clock(callTo, locale), zone: zone(locale) })
    : fill(answerBy ? strings.nextReply : strings.nextReplyOpen, {
        contact,
        date: answerBy ? day(answerBy, locale) : '',
      });
};
