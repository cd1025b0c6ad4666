import type { CaseReply, Critique } from '@earful/protocol';
import type { CaseState } from '@earful/insight';
import { html } from 'hono/html';
import { createTimeWriter } from './date-format.js';
import type { Markup } from './layout.js';
import { layout } from './layout.js';
import type { Strings } from './strings/index.js';

/** What the customer may see of their own critique. Moments are ISO 8601. */
export interface CustomerCase {
  reference: string;
  locale: string;
  state: CaseState;
  touchpointName: string | undefined;
  receivedAt: string;
  /** Who reads it. */
  team: string;
  readBy: string | undefined;
  readAt: string | undefined;
  answerBy: string | undefined;
  answerWanted: boolean;
  said: Pick<Critique, 'disconfirmation' | 'severity' | 'comment' | 'expectedText'>;
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

function said(name: string, words: string | undefined): Markup | '' {
  if (words === undefined) return '';
  return html`<div class="said">
    <h3>${name}</h3>
    <p class="words" dir="auto">${words}</p>
  </div>`;
}

/** What the customer has told, in their words and ours. */
export function ownWords({ said: one }: Pick<CustomerCase, 'said'>, strings: Strings): Markup {
  const { disconfirmation, severity, comment, expectedText } = one;
  const silent = disconfirmation === undefined && severity === undefined && !comment && !expectedText;
  return html`<section class="card">
    <h2>${strings.yourWords}</h2>
    ${said(strings.comparison, strings.comparisons[String(disconfirmation)])}
    ${said(strings.severity, strings.severities[String(severity)])} ${said(strings.happened, comment)}
    ${said(strings.should, expectedText)} ${silent ? html`<p class="quiet">${strings.noWords}</p>` : ''}
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

/** Where one critique stands, for the person who wrote it. */
export function statusPage(one: CustomerCase, strings: Strings, brand: string, stylesheetPath: string): Markup {
  const time = createTimeWriter(one.locale, strings.tag);
  const state = strings.states[one.state];
  const [before = '', after = ''] = strings.heading.split('{ref}');
  return layout({
    language: strings.tag,
    dir: strings.dir,
    title: before + one.reference + after,
    brand,
    stylesheetPath,
    heading: html`${before}<span class="reference">${one.reference}</span>${after}`,
    content: html`<p class="state"><strong>${state.name}</strong> ${state.meaning}</p>
      ${one.replies.length > 0 ? answers(one, strings, time) : ''} ${facts(one, strings, time)}
      ${ownWords(one, strings)} ${one.replies.length > 0 ? '' : answers(one, strings, time)}
      <footer><p>${strings.keepLink}</p></footer>`,
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
