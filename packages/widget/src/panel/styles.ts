/** Tells editor, formatter and minifier what the text is. */
const css = String.raw;

/**
 * The panel stands across from the prompt and below it, and takes the colours that the host gives to the prompt. What it
 * says is English, so its inside runs from left to right on every page.
 */
export const styles = css`
  :host {
    --accent: var(--earful-accent, light-dark(#2b59c3, #9db8ff));
    --surface: var(--earful-surface, light-dark(#fff, #1c1e22));
    --soft: var(--earful-soft, light-dark(#f4f5f7, #282b30));
    --text: var(--earful-text, light-dark(#1b1d21, #eceef1));
    --muted: var(--earful-muted, light-dark(#5a606b, #acb2bc));
    --rule: light-dark(#dfe2e7, #3a3e45);
    position: fixed;
    z-index: calc(var(--earful-layer, 9999) - 1);
    inset-block-start: var(--earful-edge, 1rem);
    inset-inline-start: var(--earful-edge, 1rem);
    width: min(25rem, 100vw - 2 * var(--earful-edge, 1rem));
    font: 400 13px / 1.45 var(--earful-font, system-ui, sans-serif);
    color: var(--text);
  }
  :host([side='end']) {
    inset-inline: auto var(--earful-edge, 1rem);
  }
  * {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
  }
  .panel {
    max-height: min(100dvh - 2 * var(--earful-edge, 1rem), 40rem);
    overflow-y: auto;
    overscroll-behavior: contain;
    text-align: left;
    text-wrap: pretty;
    overflow-wrap: anywhere;
    background: var(--surface);
    border: 1px solid var(--rule);
    border-radius: calc(var(--earful-radius, 10px) + 2px);
    box-shadow: var(--earful-shadow, 0 1px 2px #0001, 0 12px 40px #0003);
  }
  header {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 6px 6px 6px 16px;
    background: var(--surface);
    border-bottom: 1px solid var(--rule);
  }
  h2 {
    font-size: 15px;
    font-weight: 650;
  }
  .version {
    flex: 1;
    color: var(--muted);
    font-size: 12px;
  }
  .tag {
    padding: 1px 8px;
    border: 1px solid currentColor;
    border-radius: 10px;
    font-size: 12px;
    font-weight: 500;
    color: var(--accent);
    white-space: nowrap;
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 4px 14px;
    padding: 12px 16px;
    background: var(--soft);
    border-bottom: 1px solid var(--rule);
  }
  dt {
    color: var(--muted);
  }
  ul {
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: 4px 14px;
    padding: 10px 16px 12px;
    border-bottom: 1px solid var(--rule);
  }
  h3 {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    font-size: 13px;
    font-weight: 600;
  }
  .place {
    font-weight: 400;
    color: var(--muted);
  }
  .row {
    display: flex;
    gap: 6px;
  }
  .outcome {
    grid-column: 1 / -1;
  }
  time {
    color: var(--muted);
    font-variant-numeric: tabular-nums;
    margin-right: 6px;
  }
  time:empty {
    display: none;
  }
  .note {
    padding: 12px 16px;
    color: var(--muted);
  }
  button {
    min-width: 32px;
    min-height: 32px;
    padding: 0 12px;
    font: inherit;
    font-weight: 500;
    color: inherit;
    background: var(--soft);
    border: 1px solid var(--rule);
    border-radius: 8px;
    cursor: pointer;
  }
  button:hover:enabled {
    border-color: var(--accent);
  }
  button:disabled {
    color: var(--muted);
    cursor: not-allowed;
  }
  .close {
    padding: 0;
    background: none;
    border-color: transparent;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .panel:focus-visible {
    outline-offset: -2px;
  }
  @media (max-width: 599px) {
    :host,
    :host([side='end']) {
      inset: 0 0 auto;
      width: auto;
    }
    .panel {
      max-height: 55dvh;
      border-width: 0 0 1px;
      border-radius: 0 0 16px 16px;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
