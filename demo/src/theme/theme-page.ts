import { html } from 'hono/html';
import type { Html } from '../shop/page.js';
import { toolPage } from '../tool-page.js';

/** A colour that a brand can set: its name after `--earful-`, what it paints, and what it is by default. */
const colours: readonly [name: string, paints: string, light: string, dark: string][] = [
  ['accent', 'Links, choices, the button that sends', '#2b59c3', '#9db8ff'],
  ['on-accent', 'Words on the accent', '#ffffff', '#10162a'],
  ['surface', 'The panel', '#ffffff', '#1c1e22'],
  ['soft', 'Answers and chips', '#f4f5f7', '#282b30'],
  ['text', 'Words', '#1b1d21', '#eceef1'],
  ['muted', 'Hints', '#5a606b', '#acb2bc'],
  ['line', 'Edges of fields', '#858b95', '#7d848f'],
  ['danger', 'Faults', '#b3261e', '#ffb4ab'],
];

/** A length that a brand can set, in CSS pixels. */
const lengths: readonly [name: string, sets: string, from: number, to: number, usual: number][] = [
  ['radius', 'Roundness', 0, 24, 10],
  ['size', 'Size of words', 13, 20, 15],
  ['edge', 'Distance to the window', 0, 40, 16],
];

const fonts: readonly [value: string, name: string][] = [
  ['system-ui, sans-serif', 'The system’s'],
  ['Georgia, "Palatino Linotype", serif', 'Serif'],
  ['ui-monospace, monospace', 'Monospace'],
];

const frames: readonly [surface: 'inline' | 'open', size: string, what: string][] = [
  ['inline', 'tall', 'In the page, with the launcher'],
  ['open', 'wide', 'Card'],
  ['open', 'narrow', 'Sheet'],
];

/** The page: controls, verdicts, the style sheet to copy, and every surface in light and dark. */
export function themePage(): Html {
  return toolPage({
    name: 'Theme',
    styles: ['shop', 'forms', 'theme'],
    script: html`<script defer type="module" src="/theme.js"></script>`,
    links: html`<a href="/switchboard">To the switchboard</a>`,
    body: html`<h1>Make it yours</h1>
      <p class="lead">
        Turn the tokens and look at every surface at once. What could not be read is replaced by black or white, and
        said here. Nothing on this page is sent.
      </p>
      <noscript><p>This page needs script to show what you turn.</p></noscript>
      <div class="workbench">
        <form class="controls" data-controls>
          <table>
            <caption class="hidden">
              Colours
            </caption>
            <thead>
              <tr>
                <th scope="col">Colour</th>
                <th scope="col">Light</th>
                <th scope="col">Dark</th>
              </tr>
            </thead>
            <tbody>
              ${colours.map(colourRow)}
            </tbody>
          </table>
          ${lengths.map(
            ([name, sets, from, to, usual]) =>
              html`<label class="turn"
                ><span>${sets}</span
                ><input type="range" name="${name}" min="${from}" max="${to}" value="${usual}" data-unit="px" /><output
                  >${usual}px</output
                ></label
              >`,
          )}
          <label class="turn"
            ><span>Letters</span
            ><select name="font">
              ${fonts.map(([value, name]) => html`<option value="${value}">${name}</option>`)}
            </select></label
          >
          <p class="quiet" data-summary role="status"></p>
          <label class="css" for="css">Style sheet to copy</label>
          <textarea id="css" rows="6" readonly spellcheck="false" data-css></textarea>
          <p class="buttons">
            <button class="button" type="button" data-copy>Copy</button>
            <button class="button second" type="reset">Start again</button>
          </p>
        </form>
        <div class="samples">
          ${(['light', 'dark'] as const).map(
            (scheme) =>
              html`<section aria-label="${scheme === 'light' ? 'Light' : 'Dark'}" class="scheme">
                <h2>${scheme === 'light' ? 'Light' : 'Dark'}</h2>
                ${frames.map(
                  ([surface, size, what]) =>
                    html`<figure>
                      <iframe
                        class="${size}"
                        title="${what}, ${scheme}"
                        data-scheme="${scheme}"
                        src="/theme/sample?scheme=${scheme}&amp;surface=${surface}"
                      ></iframe>
                      <figcaption>${what}</figcaption>
                    </figure>`,
                )}
              </section>`,
          )}
        </div>
      </div>`,
  });
}

function colourRow([name, paints, light, dark]: (typeof colours)[number]): Html {
  const cell = (scheme: 'light' | 'dark', usual: string) =>
    html`<td>
      <input type="color" name="${name}" value="${usual}" data-scheme="${scheme}" aria-label="${paints}, ${scheme}" />
      <span class="verdict" data-verdict="${name} ${scheme}"></span>
    </td>`;
  return html`<tr>
    <th scope="row">${paints}<code>${name}</code></th>
    ${cell('light', light)} ${cell('dark', dark)}
  </tr>`;
}
