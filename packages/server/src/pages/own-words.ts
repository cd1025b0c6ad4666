import { html } from 'hono/html';
import type { Markup } from './layout.js';
import type { CustomerCase } from './status-page.js';
import type { Strings } from './strings/index.js';

function told(name: string, words: string | undefined): Markup | '' {
  if (!words) return '';
  return html`<div class="said">
    <h3>${name}</h3>
    <p class="words" dir="auto">${words}</p>
  </div>`;
}

/** What the customer has told, in their words and ours. A code that we have no words for was chosen on a newer page, and stands for itself. */
export function ownWords({ said, causeLabels }: Pick<CustomerCase, 'said' | 'causeLabels'>, strings: Strings): Markup {
  const { more, prompt } = strings;
  const list = new Intl.ListFormat(strings.tag, { type: 'unit' });
  const named = (words: Readonly<Record<string, string>>, ...codes: (string | undefined)[]) =>
    list.format(codes.flatMap((code) => (code ? [Object.hasOwn(words, code) ? words[code]! : code] : [])));
  const lines: (readonly [name: string, words: string | undefined])[] = [
    [strings.comparison, strings.comparisons[String(said.disconfirmation)]],
    [strings.severity, strings.severities[String(said.severity)]],
    [prompt.cause, list.format(causeLabels)],
    [strings.happened, said.comment],
    [strings.should, said.expectedText],
    [more.source, named(more.sources, said.expectationSource)],
    [strings.remedy, said.remedyText],
    [more.patience, named(more.patiences, said.patience)],
    [more.parity, named(more.parities, said.parity)],
    [
      more.emotion,
      named({ ...more.emotions, ...more.perceptions }, ...(said.emotions ?? []), ...(said.perceptions ?? [])),
    ],
  ];
  const leftOut = named(prompt.kinds, ...(said.redactions ?? []).map(({ kind }) => kind));
  return html`<section class="card">
    <h2>${strings.yourWords}</h2>
    ${lines.map(([name, words]) => told(name, words))}
    ${leftOut ? html`<p class="quiet">${strings.leftOut.replace('{kinds}', leftOut)}</p>` : ''}
    ${lines.some(([, words]) => words) ? '' : html`<p class="quiet">${strings.noWords}</p>`}
  </section>`;
}
