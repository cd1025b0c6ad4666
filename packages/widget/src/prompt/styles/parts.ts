/** Tells editor, formatter and minifier what the text is. */
const css = String.raw;

/** What stands in the panel: texts, answers, messages. */
export const parts = css`
  h2,
  p,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  .head {
    display: flex;
    gap: 8px;
    justify-content: space-between;
    align-items: start;
    padding-block: 10px 2px;
    padding-inline: 20px 10px;
  }
  :host([side]) :is(.head, .foot) {
    position: sticky;
    inset-block: 0;
    z-index: 1;
    background: var(--surface);
  }
  h2 {
    font-size: 1.2em;
    line-height: 1.3;
    font-weight: 650;
    padding: 10px 0 4px;
    text-wrap: balance;
    border-radius: 4px;
    /* What the brand says may run the other way. */
    unicode-bidi: plaintext;
  }
  .body {
    padding: 2px 20px 20px;
    display: grid;
    gap: 16px;
  }
  .lead,
  .hint {
    color: var(--muted);
    text-wrap: pretty;
  }
  .hint {
    font-size: 0.87em;
  }
  legend {
    font-weight: 600;
    margin-bottom: 8px;
  }
  .answers {
    display: grid;
    gap: 8px;
  }
  button {
    font: inherit;
    font-weight: 500;
    line-height: 1.25;
    color: inherit;
    min-height: 44px;
    padding: 6px 14px;
    background: var(--soft);
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    cursor: pointer;
    /* A word that goes on in the next line is none: they wrap first. */
    overflow-wrap: break-word;
  }
  .answers button {
    text-align: start;
  }
  .primary {
    background: var(--accent);
    border-color: transparent;
    color: var(--on-accent);
  }
  .primary:hover {
    background: color-mix(in srgb, var(--accent) 88%, var(--text));
  }
  @media (hover: hover) {
    button:hover {
      border-color: var(--ring);
    }
  }
  button:active {
    background: var(--rule);
  }
  .close,
  .smaller {
    flex: none;
    width: 44px;
    padding: 0;
    background: none;
    border-color: transparent;
  }
  .close::before {
    content: '✕' / '';
    font-size: 1.1em;
  }
  :focus-visible {
    outline: 2px solid var(--ring);
    outline-offset: 2px;
  }
  .row,
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .row button,
  .foot button {
    flex: 1;
  }
  .foot {
    padding: 12px 20px 20px;
    border-top: 1px solid var(--rule);
  }
  .message {
    margin: 0 20px 14px;
    display: grid;
    gap: 12px;
  }
  .plain {
    position: absolute;
    clip-path: inset(50%);
  }
  .message strong,
  .message p span {
    display: block;
    text-wrap: pretty;
  }
  .message strong {
    font-weight: 600;
  }
`;
