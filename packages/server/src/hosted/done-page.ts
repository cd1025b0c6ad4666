import type { SiteConfig } from '@earful/protocol';
import { html } from 'hono/html';
import { createTimeWriter } from '../pages/date-format.js';
import type { Markup } from '../pages/layout.js';
import { layout } from '../pages/layout.js';
import type { CustomerCase } from '../pages/status-page.js';
import { ownWords } from '../pages/own-words.js';
import type { Details, Faults } from './details.js';
import { detailsForm } from './details-form.js';
import { fill } from './fill.js';
import { maxRevision } from './keep-answer.js';
import type { Visit } from './visit.js';

interface DonePage {
  visit: Visit;
  config: SiteConfig;
  basePath: string;
  /** Of the touchpoint under which it is kept. */
  touchpoint: SiteConfig['touchpoints'][number] | undefined;
  one: CustomerCase;
  secret: string;
  /** The latest revision that is kept. */
  revision: number;
  kept: Details;
  /** What the form shows: what is kept, or what came and has faults. */
  details: Details;
  faults: Faults;
  /** It was not kept: just now, or because there is no room for another revision. */
  failure?: 'for-now' | 'full' | undefined;
}

const mono = (reference: string) => html`<span class="reference">${reference}</span>`;

/** Who reads it and by when; who answers whom. Only what the brand has promised has a date. */
function promised({ visit, one, kept }: DonePage): Markup {
  const { strings, locale } = visit;
  const words = strings.prompt;
  const time = createTimeWriter(locale, strings.tag);
  const contact = { none: '', email: kept.email, phone: kept.phone }[kept.wanted];
  const window = one.said.reply?.window;
  const next = one.readBy ? words.next : contact ? words.ref : words.nextOpen;
  const slots = {
    team: html`<bdi>${one.team}</bdi>`,
    ref: mono(one.reference),
    contact: html`<bdi>${contact}</bdi>`,
  };
  return html`<div class="state">
    <p>${fill(next, { ...slots, ...(one.readBy && { date: time(one.readBy) }) })}</p>
    ${
      contact && window
        ? html`<p>
            ${fill(words.nextCall, { ...slots, from: window.from, to: window.to, zone: html`<bdi>${window.timeZone}</bdi>` })}
          </p>`
        : ''
    }
    ${
      contact && !window
        ? html`<p>
            ${fill(one.answerBy ? words.nextReply : words.nextReplyOpen, {
              ...slots,
              ...(one.answerBy && { date: time(one.answerBy) }),
            })}
          </p>`
        : ''
    }
  </div>`;
}

/**
 * Says what has become of it, and offers the optional details, as long as there is room for them. It tells what is stored, so a
 * reload tells the same. Where details were not kept, the page says that first, and they come before what was kept earlier.
 */
export function donePage(page: DonePage): Markup {
  const { visit, config, basePath, one, secret, revision, faults, failure } = page;
  const { strings } = visit;
  const words = strings.prompt;
  const isKept = !failure && Object.keys(faults).length === 0;
  const isFirst = revision === 1;
  const isFull = failure === 'full' || revision >= maxRevision;
  const title = isKept ? words.received : words.fail;
  const form = detailsForm({
    visit,
    config,
    touchpoint: page.touchpoint,
    action: `${basePath}/t/${visit.touchpointId}/${one.reference}/${secret}${visit.query}`,
    team: one.team,
    revision: revision + 1,
    details: page.details,
    faults,
    isWeighed: one.said.disconfirmation === undefined,
  });
  const card = html`<section class="card">
    <h2>${isFirst ? strings.addMore : strings.amendTitle}</h2>
    ${isFull ? html`<p class="fault" role="alert">${strings.noMore} ${strings.stillHere}</p>` : ''} ${form}
  </section>`;
  const kept = html`${promised(page)}
    <p class="next">
      <a href="${basePath}/c/${one.reference}/${secret}">${words.status}</a>
      <a href="${basePath}/c/${one.reference}/${secret}?withdraw">${strings.withdraw}</a>
    </p>`;
  const change = isFull
    ? html`<p>${strings.noMore}</p>`
    : html`<details class="card">
        <summary>${strings.amendTitle}</summary>
        ${form}
      </details>`;
  const more = isFirst ? card : html`${ownWords(one, strings)} ${change}`;
  return layout({
    language: strings.tag,
    dir: strings.dir,
    title,
    brand: config.brand.name,
    stylesheetPath: `${basePath}/c/page.css`,
    heading: html`${title}`,
    content: isKept ? html`${kept} ${more}` : html`${card} ${ownWords(one, strings)} ${kept}`,
  });
}

/** The same on a shared screen: nothing that leads back to the critique, and the way to the start. */
export function sharedDonePage({
  visit,
  config,
  basePath,
  reference,
}: Pick<DonePage, 'visit' | 'config' | 'basePath'> & { reference: string }): Markup {
  const { strings, touchpointId, query } = visit;
  return layout({
    language: strings.tag,
    dir: strings.dir,
    title: strings.kioskDone,
    brand: config.brand.name,
    stylesheetPath: `${basePath}/c/page.css`,
    heading: html`${strings.kioskDone}`,
    content: html`<div class="state"><p>${fill(strings.prompt.ref, { ref: mono(reference) })}</p></div>
      <p><a class="button" href="${basePath}/t/${touchpointId}${query}">${strings.kioskNext}</a></p>`,
  });
}
