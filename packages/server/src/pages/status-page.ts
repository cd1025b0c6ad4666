import type { CaseReply, Critique } from '@earful/protocol';
import type { CaseState } from '@earful/insight';
import { html } from 'hono/html';
import { createTimeWriter } from './date-format.js';
import type { Markup, PageFrame } from './layout.js';
import { layout } from './layout.js';
import { ownWords } from './own-words.js';
import type { Strings } from './strings/index.js';

/** What the customer may see of their own critique. Moments are ISO 8601. */
export interface CustomerCase {
  reference: string;
  locale: string;
  state: CaseState;
  /** As routed. */
  touchpointId: string;
  touchpointName: string | undefined;
  receivedAt: string;
  /** The customer took it back: nothing of what was said is left. */
  withdrawnAt: string | undefined;
  /** Who reads it. */
  team: string;
  readBy: string | undefined;
  readAt: string | undefined;
  answerBy: string | undefined;
  answerWanted: boolean;
  /** Without addresses. */
  said: Critique;
  /** Labels of its causes, in the customer's language. */
  causeLabels: string[];
  replies: CaseReply[];
}

type WriteTime = (iso: string) => Markup;

const fact = (name: string, value: Markup | string) =>
  html`<dt>${name}</dt>
    <dd>${value}</dd>`;

function facts(one: CustomerCase, strings: Strings, time: WriteTime): Markup {
  return html`<section class="card">
    <dl>
      ${one.touchpointName === undefined ? '' : fact(strings.about, html`<bdi>${one.touchpointName}</bdi>`)}
      ${fact(strings.received, time(one.receivedAt))} ${fact(strings.reader, html`<bdi>${one.team}</bdi>`)}
      ${one.readAt === undefined ? '' : fact(strings.readAt, time(one.readAt))}
      ${one.readAt !== undefined || one.readBy === undefined ? '' : fact(strings.readBy, time(one.readBy))}
      ${one.replies.length > 0 || one.answerBy === undefined ? '' : fact(strings.answerBy, time(one.answerBy))}
    </dl>
  </section>`;
}

function answers({ replies, answerWanted }: CustomerCase, strings: Strings, time: WriteTime): Markup {
  return html`<section class="card">
    <h2>${strings.answers}</h2>
    ${
      replies.length === 0
        ? html`<p class="quiet">${answerWanted ? strings.noAnswer : strings.noAnswerAsked}</p>`
        : replies.map(
            (reply) =>
              html`<article class="answer">
                <p class="by">
                  <b><bdi>${reply.authorName}</bdi></b> · ${time(reply.sentAt)}
                </p>
                <p class="words" dir="auto">${reply.text}</p>
              </article>`,
          )
    }
  </section>`;
}

/** Both stay within the address of the page, so that the page itself never shows the secret. */
const changes = (strings: Strings) =>
  html`<nav class="changes">
    <a class="button" href="?change">${strings.amendTitle}</a>
    <a class="button" href="?withdraw">${strings.withdraw}</a>
  </nav>`;

/** The frame that all pages of one critique share. */
function frame(
  one: CustomerCase,
  strings: Strings,
  page: Pick<PageFrame, 'brand' | 'stylesheetPath' | 'content'>,
): Markup {
  const [before = '', after = ''] = strings.heading.split('{ref}');
  return layout({
    language: strings.tag,
    dir: strings.dir,
    title: before + one.reference + after,
    heading: html`${before}<span class="reference">${one.reference}</span>${after}`,
    ...page,
  });
}

/** Where one critique stands, for the person who wrote it. */
export function statusPage(one: CustomerCase, strings: Strings, brand: string, stylesheetPath: string): Markup {
  const time = createTimeWriter(one.locale, strings.tag);
  const state = strings.states[one.state];
  const content =
    one.withdrawnAt === undefined
      ? html`<p class="state"><strong>${state.name}</strong> ${state.meaning}</p>
          ${one.replies.length > 0 ? answers(one, strings, time) : ''} ${facts(one, strings, time)}
          ${ownWords(one, strings)} ${one.replies.length > 0 ? '' : answers(one, strings, time)} ${changes(strings)}
          <footer><p>${strings.keepLink}</p></footer>`
      : html`<p class="state"><strong>${strings.withdrawn}</strong> ${time(one.withdrawnAt)}</p>`;
  return frame(one, strings, { brand, stylesheetPath, content });
}

/** Asks once more before a critique is taken back. */
export function withdrawPage(
  one: CustomerCase,
  strings: Strings,
  brand: string,
  stylesheetPath: string,
  hasFailed = false,
): Markup {
  const content = html`${hasFailed ? html`<p class="fault" role="alert">${strings.prompt.fail}</p>` : ''}
    <form class="card" method="post">
      <p><strong>${strings.withdrawSure}</strong></p>
      <div class="changes">
        <button class="primary">${strings.withdraw}</button>
        <a class="button" href="?">${strings.prompt.back}</a>
      </div>
    </form>
    ${ownWords(one, strings)}`;
  return frame(one, strings, { brand, stylesheetPath, content });
}

/** What stands in place of any page as long as it cannot be read, or must not be so often. The empty link is the same address. */
export function laterPage(strings: Strings, brand: string, stylesheetPath: string): Markup {
  return layout({
    language: strings.tag,
    dir: strings.dir,
    title: strings.title,
    brand,
    stylesheetPath,
    heading: html`${strings.title}`,
    content: html`<p class="fault" role="alert">${strings.prompt.offline}</p>
      <a class="button" href="">${strings.prompt.again}</a>`,
  });
}

/** The same page for an unknown reference and for a wrong secret, so that neither can be guessed from the other. */
export function missingPage(strings: Strings, brand: string, stylesheetPath: string): Markup {
  return layout({
    language: strings.tag,
    dir: strings.dir,
    title: strings.missingTitle,
    brand,
    stylesheetPath,
    heading: html`${strings.missingTitle}`,
    content: html`<p>${strings.missing}</p>`,
  });
}
