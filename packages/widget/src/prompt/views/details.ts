import { html, nothing } from 'lit/html.js';
import type { Content } from '@earful/client';
import type { PublicConfig } from '@earful/protocol';
import type { DetailPart } from '@earful/protocol/details';
import { defaultDetails } from '@earful/protocol/limits';
import type { Details as Words } from '@earful/protocol/wording/details';
import { detailsFiles } from '@earful/protocol/wording/details';
import type { Wording } from '../../wording/load-wording.js';
import { fill } from '../../wording/load-wording.js';
import { localize } from '../../wording/localize.js';
import { lookUp, withOwn } from '../../wording/wording.js';
import { contactOf, isUsable } from '../contact.js';
import { contentOfDraft } from '../draft-content.js';
import type { Draft, Severity } from '../draft.js';
import { emptyDraft, hasWords } from '../draft.js';
import type { Handover } from '../handover.js';
import { look } from '../masking.js';
import { privacyOf } from '../privacy.js';
import { detailsStyles, roomStyles } from '../styles/details.js';
import { sendingStyles } from '../styles/sending.js';
import { createTyping } from '../typing.js';
import type { Panel, Part } from './fields.js';
import { checkboxes, group, radios, words } from './fields.js';
import { answer, replyPart } from './reply.js';
import { actions, quote, said, wordActions } from './sending.js';
import type { View } from './view.js';

type Touchpoint = PublicConfig['touchpoints'][number];

const touchpointOf = ({ config, ask }: View): Touchpoint | undefined =>
  config.touchpoints.find(({ id }) => id === ask.touchpoint);

/** Parts that a touchpoint shows when its configuration does not say. */
const usualParts: Partial<Record<DetailPart, Part>> = {
  causes: (panel) => {
    const { strings, locale, flow } = panel;
    const own = (touchpointOf(panel)?.causes ?? []).map((cause) =>
      typeof cause === 'string'
        ? ([cause, strings.causes?.[cause]] as const)
        : ([cause.code, localize(cause.label, locale)] as const),
    );
    // What this version has no words for is not shown.
    const causes = [...own, ['other', strings.other] as const].filter(([, label]) => label);
    return group(strings.cause, checkboxes('causes', causes as [string, string][], flow.draft.causes));
  },
  words: (panel) => words('comment', panel.strings.words, panel),
  expected: (panel) => words('expectedText', panel.strings.should, panel),
  severity: ({ ask, strings, flow }) =>
    ask.known
      ? nothing
      : group(
          strings.severity,
          radios(
            'severity',
            strings.severities.map((label, index) => [index + 1, label] as const).reverse(),
            flow.draft.severity,
          ),
        ),
};

/** A live region that tells the same fault again has been empty for so long, in milliseconds. */
const anewMs = 100;

/** A browser that forbids storage throws on the first touch. */
const canKeep = (): boolean => {
  try {
    return !!sessionStorage;
  } catch {
    return false;
  }
};

const isFurther = ({ touchpoints }: PublicConfig): boolean =>
  touchpoints.some(({ details }) => details?.some((part) => !(defaultDetails as readonly string[]).includes(part)));

/** The optional panel, and what the person can do once all of it has been sent. */
export interface Details {
  sheet: CSSStyleSheet;
  words: Words;
  /** Behind what says that words did not go out, or were not taken; begins with a space, unless it is empty. */
  said(view: View): string;
  /** The words that did not, to read. */
  quote(view: View): unknown;
  /** The panel: the same for every answer, all at once, so that a person can stop anywhere. */
  panel(view: View): unknown;
  /** What was deleted of it, and how an answer is going to come, if one is wanted. */
  answer(view: View, answerBy: string | undefined): string;
  /** Ways to change or take back what has arrived. */
  actions(view: View): unknown;
  /** Ways to save or change what has not arrived. */
  wordActions(view: View): unknown;
  /** The draft as it leaves the device. */
  content(draft: Draft): Partial<Content>;
}

/** What all fields of the form say. A part that is not shown is not mentioned, and so keeps its value. */
const read = (form: HTMLFormElement): Partial<Draft> => {
  const data = new FormData(form);
  const entries = Object.entries(emptyDraft)
    .filter(([name]) => form.elements.namedItem(name))
    .map(([name, empty]) => [name, Array.isArray(empty) ? data.getAll(name) : (data.get(name) ?? empty)]);
  const severity = Number(data.get('severity')) as Severity;
  return { ...Object.fromEntries(entries), ...(severity && { severity }) } as Partial<Draft>;
};

/**
 * Fetches everything that the optional panel needs, so that it works offline from then on.
 *
 * @throws when any of it could not be fetched
 */
export const createDetails = async (
  { config, locale: tag, shared }: Handover,
  { isStandIn }: Wording,
): Promise<Details> => {
  const [ownWords, further] = await Promise.all([
    detailsFiles[(isStandIn ? undefined : lookUp(tag)) ?? 'en']().then((found) => withOwn(found, config, tag)),
    isFurther(config) ? import('./further.js') : undefined,
  ]);
  const parts: Partial<Record<DetailPart, Part>> = {
    ...usualParts,
    reply: replyPart,
    ...further?.furtherParts,
  };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(detailsStyles + sendingStyles + (shared ? '' : roomStyles));
  const typing = createTyping();
  /** When the first panel of this page was drawn, in milliseconds since it began. */
  let shownAt: number;

  return {
    sheet,
    words: ownWords,
    content: (draft) => contentOfDraft(draft, shownAt),

    panel(view) {
      shownAt ??= performance.now();
      const { strings, flow, act } = view;
      const { draft } = flow;
      const lookNow = (): void => {
        const field = document.activeElement?.shadowRoot?.activeElement;
        const newest = () => field?.closest('.part')?.querySelector('.finds > :last-child');
        const known = newest();
        act({ type: 'looked', look });
        // News below the edge of a phone would be none.
        if (newest() !== known) newest()?.scrollIntoView({ block: 'nearest' });
      };
      const note = (event: Event): HTMLFormElement => {
        const form = (event.currentTarget as HTMLElement).closest('form')!;
        typing.take(event, () => act({ type: 'changed', draft: read(form) }), lookNow);
        return form;
      };
      // By the click, which is also what Enter in a field comes to: where no form may be sent, nothing is submitted.
      const send = (event: Event): void => {
        event.preventDefault();
        const from = note(event).querySelector('#contact:focus') ? 'field' : undefined;
        const sent = (): void => act({ type: 'sent', isUsable, from });
        if (flow.contactFault) setTimeout(sent, anewMs);
        else sent();
      };
      const team = localize(config.brand.team ?? config.brand.name, view.locale);
      const hint = fill(strings.hintWords, { team });
      const panel: Panel = { ...view, preview: ownWords.preview, hint };
      // A draft of an earlier page.
      if (hasWords(draft) && !flow.looked) queueMicrotask(lookNow);
      return html`<form novalidate @input=${note} @change=${typing.flush} @submit=${send}>
        <div class="body">
          ${(touchpointOf(view)?.details ?? defaultDetails).map((part) => parts[part]?.(panel))}
          ${
            // Its place is kept: a line that came with the first letter would push "send" away from under the finger.
            shared || config.drafts === false || !canKeep()
              ? nothing
              : html`<div class="find">
                  <p class="hint">${strings.draftNote}</p>
                  <button
                    type="button"
                    ?disabled=${!(hasWords(draft) || contactOf(draft))}
                    @click=${() => act({ type: 'cleared' })}
                  >
                    ${strings.draftClear}
                  </button>
                </div>`
          }
          <p class="hint">
            ${privacyOf(view, config)}
            ${
              config.brand.privacyUrl
                ? html`<a href=${config.brand.privacyUrl} target="_blank" rel="noopener">${strings.privacyLink}</a>`
                : nothing
            }
          </p>
        </div>
        <div class="foot"><button class="primary" part="send" @click=${send}>${strings.send}</button></div>
      </form>`;
    },

    answer: (view, answerBy) => {
      const { message } = view.flow;
      const isUndone = message?.state === 'received' && message.isUndone;
      return [isUndone && ownWords.undone, answer(view, answerBy)].filter(Boolean).join(' ');
    },
    said: (view) => said(view, ownWords),
    quote,
    wordActions,
    actions: (view) => actions(view, ownWords),
  };
};
