import type { SiteConfig } from '@earful/protocol';
import { disconfirmations } from '@earful/protocol';
import type { Identity } from '@earful/protocol/identity';
import { count } from '@earful/protocol/wording/fill';
import { lookUp } from '@earful/protocol/wording/look-up';
import { html } from 'hono/html';
import type { Markup } from '../pages/layout.js';
import { layout } from '../pages/layout.js';
import { fillText } from './fill.js';
import { trapField } from './signs.js';
import type { Visit } from './visit.js';
import { languagesOf } from './visit.js';

export interface StartPage {
  visit: Visit;
  config: SiteConfig;
  /** Path below which everything of Earful lives. */
  basePath: string;
  /** The touchpoint in the customer's language; undefined when it is not configured. */
  name: string | undefined;
  /** Names for the critique that may come of it. Absent in the copy that a device keeps for when it is offline. */
  identity: Identity | undefined;
  /** It was not kept. */
  hasFailed?: boolean;
}

const hidden = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}" />`;

/** The one tap, as the prompt draws it: five answers that look alike, worst first. */
function tapForm({ visit, name, identity, hasFailed, basePath }: StartPage): Markup {
  const { query, touchpointId } = visit;
  const words = visit.strings.prompt;
  return html`<form class="panel" method="post" action="${basePath}/t/${touchpointId}${query}" autocomplete="off">
    <h2>${name ?? words.inviteTitle}</h2>
    ${hasFailed ? html`<p class="fault" role="alert">${words.fail}</p>` : ''} ${trapField}
    <p class="lead">${words.inviteBody}</p>
    ${
      identity &&
      html`${hidden('critiqueId', identity.critiqueId)} ${hidden('reference', identity.reference)}
      ${hidden('secret', identity.secret)}`
    }
    <fieldset class="answers">
      <legend>${words.compare}</legend>
      ${disconfirmations.map(
        (value, index) => html`<button name="disconfirmation" value="${value}">${words.answers[index]}</button>`,
      )}
    </fieldset>
    <p class="hint">${words.hintTap}</p>
  </form>`;
}

/** What a shared screen shows while somebody uses it. Its script reveals and counts. */
function kioskBar({ visit, basePath }: StartPage): Markup | '' {
  const { kioskSeconds, strings, touchpointId, query } = visit;
  if (kioskSeconds === undefined) return '';
  return html`<div class="kiosk" data-seconds="${kioskSeconds}" hidden>
    <p role="timer" data-forms="${JSON.stringify(strings.kioskClear)}">
      ${count(strings.kioskClear, kioskSeconds, strings.tag)}
    </p>
    <a class="button" href="${basePath}/t/${touchpointId}${query}">${strings.kioskNext}</a>
  </div>`;
}

function languages({ visit, config }: StartPage): Markup | '' {
  const all = languagesOf(config);
  if (all.length === 0) return '';
  const hrefOf = (tag: string): string => {
    const query = new URLSearchParams(visit.query);
    query.set('lang', tag);
    return `?${query}`;
  };
  const isShown = (tag: string): boolean => lookUp(tag) === visit.strings.tag;
  // Some languages write their own name in lower case, which looks wrong at the start of a line.
  const nameOf = (tag: string): string =>
    (new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag).replace(/^./u, (one) =>
      one.toLocaleUpperCase(tag),
    );
  return html`<nav class="languages" aria-label="${visit.strings.language}">
    ${all.map((tag) => html`<a href="${hrefOf(tag)}" lang="${tag}" hreflang="${tag}" ${isShown(tag) ? 'aria-current=true' : ''}>${nameOf(tag)}</a>`)}
  </nav>`;
}

/**
 * The hosted page: the place where a link, a printed code or a shared screen leads. The plain form stands inside the
 * element of the prompt, so it is there at once, works without script, and gives way in one step when the prompt is ready.
 */
export function startPage(page: StartPage): Markup {
  const { visit, config, basePath, name } = page;
  const { strings, touchpointId, origin, kioskSeconds } = visit;
  const title = fillText(strings.hostedTitle, { brand: config.brand.name });
  const isShared = kioskSeconds !== undefined;
  return layout({
    language: strings.tag,
    dir: strings.dir,
    title,
    brand: config.brand.name,
    stylesheetPath: `${basePath}/c/page.css`,
    head: html`<script defer src="${basePath}/t/page.js"></script>
      <script
        async
        src="${basePath}/earful.js"
        data-endpoint="${basePath || '/'}"
        data-launcher="false"
        ${isShared ? 'data-shared' : ''}
      ></script>`,
    heading: html`${title}`,
    content: html`<p class="intro">${strings.hostedIntro}</p>
      <earful-critique touchpoint="${touchpointId}" origin="${origin}" says="${name ?? ''}"
        >${tapForm(page)}</earful-critique
      >
      ${kioskBar(page)} ${languages(page)}`,
  });
}
