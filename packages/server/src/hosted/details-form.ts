import type { DetailPart, SiteConfig } from '@earful/protocol';
import {
  causeCode,
  emotions,
  expectationSources,
  maxTextLength,
  parities,
  patiences,
  perceptions,
  replyChoices,
  severities,
} from '@earful/protocol';
import { html } from 'hono/html';
import { textFor } from '../localize.js';
import type { Markup } from '../pages/layout.js';
import type { Details, Faults, WordField } from './details.js';
import { causeCodes, partsOf } from './details.js';
import { fill, fillText } from './fill.js';
import { trapField } from './signs.js';
import type { Visit } from './visit.js';

interface DetailsForm {
  visit: Visit;
  config: SiteConfig;
  touchpoint: SiteConfig['touchpoints'][number] | undefined;
  /** Where it is sent. */
  action: string;
  /** Who reads it. */
  team: string;
  /** The revision that it becomes. */
  revision: number;
  details: Details;
  faults: Faults;
  /** The one tap was the weight already, so it is not asked again. */
  isWeighed: boolean;
}

const chip = (type: 'checkbox' | 'radio', name: string, value: string | number, label: string, checked: boolean) =>
  html`<label class="chip"
    ><input type="${type}" name="${name}" value="${value}" ${checked ? 'checked' : ''} /><span>${label}</span></label
  >`;

const group = (legend: string, chips: Markup[], more: Markup | '' = '') =>
  html`<fieldset>
    <legend>${legend}</legend>
    <div class="chips">${chips}</div>
    ${more}
  </fieldset>`;

const fault = (id: string, text: string | undefined) =>
  text === undefined ? '' : html`<p class="fault" id="${id}-fault">${text}</p>`;

/** Names only what is there. */
function describedBy(...ids: (string | false | undefined)[]): Markup | '' {
  const named = ids.filter(Boolean).join(' ');
  return named ? html`aria-describedby="${named}"` : '';
}

/** Own words: a field that says what is wrong with it. A line end after the tag is not part of the text. */
function words(name: WordField, label: string, form: DetailsForm, hint: Markup | '' = ''): Markup {
  const { visit, details, faults } = form;
  const tooLong = faults[name] && fillText(visit.strings.tooLong, { count: String(maxTextLength) });
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${fault(name, tooLong)}
    <textarea
      id="${name}"
      name="${name}"
      rows="3"
      maxlength="${maxTextLength}"
      dir="auto"
      autocomplete="off"
      ${describedBy(hint !== '' && `${name}-hint`, tooLong && `${name}-fault`)}
      ${tooLong ? 'aria-invalid=true autofocus' : ''}
    >
${details[name]}</textarea>
    ${hint === '' ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}
  </div>`;
}

function contact(name: 'email' | 'phone', form: DetailsForm): Markup {
  const { visit, details, faults } = form;
  const type = name === 'email' ? 'email' : 'tel';
  return html`<div class="field contact ${name}">
    <label for="${name}">${visit.strings.prompt[name]}</label>
    ${fault(name, faults[name] && visit.strings.prompt[`${name}Fault`])}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${type}"
      maxlength="254"
      value="${details[name]}"
      ${describedBy(faults[name] && `${name}-fault`)}
      ${faults[name] ? 'aria-invalid=true autofocus' : ''}
    />
  </div>`;
}

/** Parts of the form, each as it is drawn. */
function drawn(form: DetailsForm): Record<DetailPart, () => Markup | ''> {
  const { visit, touchpoint, details } = form;
  const { strings, locale } = visit;
  const { prompt: text, more } = strings;
  const label = (code: string): string => {
    const own = touchpoint?.causes?.find((one) => causeCode(one) === code);
    if (typeof own === 'object') return textFor(own.label, locale);
    return own === undefined ? text.other : more.causes[own];
  };
  /** One of several, by the codes of the contract. */
  const choice = <Code extends string>(
    name: 'expectationSource' | 'patience' | 'parity',
    legend: string,
    codes: readonly Code[],
    labels: Readonly<Record<Code, string>>,
  ) =>
    group(
      legend,
      codes.map((code) => chip('radio', name, code, labels[code], details[name] === code)),
    );
  const list = <Code extends string>(
    name: 'emotions' | 'perceptions',
    codes: readonly Code[],
    labels: Readonly<Record<Code, string>>,
  ) => codes.map((code) => chip('checkbox', name, code, labels[code], details[name].includes(code)));

  return {
    causes: () =>
      group(
        text.cause,
        causeCodes(touchpoint).map((code) =>
          chip('checkbox', 'cause', code, label(code), details.causes.includes(code)),
        ),
      ),
    words: () => words('comment', text.words, form, fill(text.hintWords, { team: html`<bdi>${form.team}</bdi>` })),
    expected: () => words('expectedText', text.should, form),
    source: () => choice('expectationSource', more.source, expectationSources, more.sources),
    remedy: () => words('remedyText', more.remedy, form),
    severity: () =>
      form.isWeighed
        ? ''
        : group(
            text.severity,
            severities
              .toReversed()
              .map((value) =>
                chip('radio', 'severity', value, text.severities[value - 1]!, details.severity === value),
              ),
          ),
    patience: () => choice('patience', more.patience, patiences, more.patiences),
    parity: () => choice('parity', more.parity, parities, more.parities),
    emotions: () =>
      group(more.emotion, [
        ...list('emotions', emotions, more.emotions),
        ...list('perceptions', perceptions, more.perceptions),
      ]),
    reply: () =>
      group(
        text.reply,
        replyChoices.map((one) => chip('radio', 'wanted', one, text.replies[one], details.wanted === one)),
        html`${contact('email', form)} ${contact('phone', form)}`,
      ),
  };
}

/**
 * The optional details as one plain form: what the panel of the prompt asks, in the same order. It does not ask when to call:
 * without script no page knows the time zone in which somebody means that.
 */
export function detailsForm(form: DetailsForm): Markup {
  const { config, action, revision } = form;
  const { prompt: text, sendDetails } = form.visit.strings;
  const parts = drawn(form);
  return html`<form class="details" method="post" action="${action}" novalidate>
    <input type="hidden" name="revision" value="${revision}" />
    ${trapField} ${partsOf(form.touchpoint).map((part) => parts[part]())}
    <p class="hint">
      ${text.privacy}
      ${config.brand.privacyUrl ? html`<a href="${config.brand.privacyUrl}">${text.privacyLink}</a>` : ''}
    </p>
    <button class="primary">${sendDetails}</button>
  </form>`;
}
