/** Tells editor, formatter and minifier what the text is. */
const css = String.raw;

/**
 * Tokens, where the prompt stands, and its narrow form. Colours follow the page's `color-scheme`;
 * every token can be set by the host with the `--earful-*` property of its name (list in the README).
 *
 * What floats is nothing of the page's: `!important` in a shadow root wins over that of the page. Lengths are in em, because a
 * page may have changed what a rem is; `medium` is what the visitor has set in the browser.
 */
export const frame = css`
  :host {
    --accent: var(--earful-accent, light-dark(#2b59c3, #9db8ff));
    --on-accent: var(--earful-on-accent, light-dark(#fff, #10162a));
    --surface: var(--earful-surface, light-dark(#fff, #1c1e22));
    --soft: var(--earful-soft, light-dark(#f4f5f7, #282b30));
    --text: var(--earful-text, light-dark(#1b1d21, #eceef1));
    --muted: var(--earful-muted, light-dark(#5a606b, #acb2bc));
    --line: var(--earful-line, light-dark(#858b95, #7d848f));
    --rule: light-dark(#dfe2e7, #3a3e45);
    --danger: var(--earful-danger, light-dark(#b3261e, #ffb4ab));
    --link: var(--accent);
    --ring: var(--accent);
    --checked: color-mix(in srgb, var(--accent) 14%, var(--surface));
    --radius: var(--earful-radius, 10px);
    --edge: var(--earful-edge, 16px);
    display: block;
    font-size: medium;
  }
  :host([side]) {
    all: initial !important;
    color-scheme: inherit !important;
    display: block !important;
    position: fixed !important;
    z-index: var(--earful-layer, 9999) !important;
    inset-block: auto max(var(--edge), env(safe-area-inset-bottom)) !important;
    inset-inline: var(--start) var(--end) !important;
    width: min(24.5em, 100vw - 2 * var(--edge)) !important;
  }
  :host([side='end']),
  :host([side='start'][aside]) {
    --start: auto;
    --end: max(var(--edge), env(safe-area-inset-right));
  }
  :host([side='start']),
  :host([side='end'][aside]) {
    --start: max(var(--edge), env(safe-area-inset-left));
    --end: auto;
  }
  * {
    box-sizing: border-box;
  }
  .panel {
    all: initial;
    box-sizing: border-box;
    display: block;
    color-scheme: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    font: 400 var(--earful-size, 0.9375em) / 1.5 var(--earful-font, system-ui, sans-serif);
    overflow-wrap: anywhere;
    color: var(--text);
    background: var(--surface);
    border: 1px solid var(--rule);
    border-radius: calc(var(--radius) + 6px);
  }
  :host([side]) .panel {
    max-height: min(100dvh / var(--zoom, 1) - 2 * var(--edge) - var(--keyboard, 0px), 44em);
    overflow-y: auto;
    overscroll-behavior: contain;
    scroll-padding: 4em 0 6em;
    box-shadow: var(--earful-shadow, 0 1px 2px #0001, 0 12px 40px #0003);
    animation: come 0.2s ease-out;
  }
  @keyframes come {
    from {
      opacity: 0;
      translate: 0 var(--rise, 12px);
    }
  }
  @media (max-width: 599px), (max-height: 479px) {
    :host([side]) {
      inset: auto 0 var(--keyboard, 0px) !important;
      width: auto !important;
      max-width: 40em !important;
      margin-inline: auto !important;
    }
    :host([side]) .panel {
      max-height: calc(90dvh / var(--zoom, 1) - var(--keyboard, 0px));
      border-radius: 16px 16px 0 0;
      border-width: 1px 0 0;
      padding-bottom: env(safe-area-inset-bottom);
    }
  }
`;
