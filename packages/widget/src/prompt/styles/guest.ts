/** Tells editor, formatter and minifier what the text is. */
const css = String.raw;

/**
 * What only the manners need: the modal dialog of small windows, an invitation that leaves most of one to the page, the bar of
 * one line, stronger contrast and no movement where they are wished, nothing in print.
 */
export const guestStyles = css`
  dialog {
    all: initial;
    position: fixed;
    inset: auto 0 var(--keyboard, 0px);
    max-width: 40em;
    margin-inline: auto;
    font-size: medium;
    color-scheme: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
  }
  dialog:not([open]) {
    display: none;
  }
  dialog::backdrop {
    background: #0006;
  }
  :host([side]) dialog .panel {
    max-height: calc(90dvh / var(--zoom, 1) - var(--keyboard, 0px));
    animation-name: up;
  }
  @keyframes up {
    from {
      opacity: 0;
      translate: 0 calc(4 * var(--rise, 12px));
    }
  }
  ::slotted([slot='note']) {
    display: block;
    margin: 0;
    padding: 0 20px 16px;
    font-size: 0.87em;
    color: var(--muted);
  }
  .smaller {
    margin-inline-start: auto;
  }
  .smaller + .close {
    margin-inline-start: -8px;
  }
  .ask .smaller {
    display: none;
  }
  .smaller::before {
    content: '';
    display: inline-block;
    width: 0.85em;
    border-top: 2px solid;
    vertical-align: middle;
  }
  :host([tight]) .invites .hint {
    display: none;
  }
  :host([tight]) .invites h2 {
    font-size: 1em;
  }
  :host([tight]) .invites :is(legend, .foot button) {
    font-size: 0.87em;
  }
  :host([tight]) .invites .foot {
    padding-block: 4px;
  }
  .bar,
  .bar + .close {
    display: none;
  }
  :host([small]) :is(.panel, dialog) {
    display: none;
  }
  :host([side][small]) {
    display: flex !important;
    width: fit-content !important;
    max-width: min(24.5em, 100vw - 2 * var(--edge)) !important;
    border-radius: 22px !important;
    box-shadow: var(--earful-shadow, 0 1px 2px #0001, 0 12px 40px #0003) !important;
  }
  :host([small]) :is(.bar, .bar + .close) {
    all: initial;
    box-sizing: border-box;
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.8em;
    align-items: center;
    min-height: 44px;
    padding: 6px 18px;
    color-scheme: inherit;
    font: 400 var(--earful-size, 0.9375em) / 1.4 var(--earful-font, system-ui, sans-serif);
    letter-spacing: inherit;
    word-spacing: inherit;
    color: var(--text);
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 22px;
    border-start-end-radius: 0;
    border-end-end-radius: 0;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  :host([small]) .bar + .close {
    padding: 6px 15px;
    border-radius: 22px;
    border-start-start-radius: 0;
    border-end-start-radius: 0;
    border-inline-start-width: 0;
  }
  .bar b {
    font-weight: 600;
    color: var(--link);
  }
  :host([small]) :is(.bar, .close):focus-visible {
    z-index: 1;
    outline: 2px solid var(--ring);
    outline-offset: 2px;
  }
  @media (max-width: 599px), (max-height: 479px) {
    :host([side]) .invites {
      max-height: calc(40dvh / var(--zoom, 1));
    }
    .invites .lead {
      display: none;
    }
    .invites .head {
      padding-block: 0;
      padding-inline: 16px 4px;
    }
    .invites h2 {
      font-size: 1.07em;
      padding: 11px 0 0;
    }
    .invites .body {
      padding: 0 16px 8px;
      gap: 6px;
    }
    .invites legend {
      font-size: 0.95em;
      margin-bottom: 4px;
    }
    .invites .foot {
      padding: 8px 16px;
    }
    /* Beside each other as long as they are wide enough for a word: the width is compared in letters. */
    .invites .answers {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: 6px;
    }
    .invites .answers button {
      flex: 0 0 clamp((100% + 5.95px) / var(--row, 3) - 6px, (18em - 100%) * 99, 100%);
      padding: 2px;
      font-size: 0.9em;
      text-align: center;
      hyphens: auto;
    }
    .known {
      --row: 2;
    }
    :host([side][aside]) {
      inset: 0 0 auto !important;
    }
    :host([side][small]) {
      inset: auto 0 max(8px, env(safe-area-inset-bottom)) !important;
    }
    :host([side][small][aside]) {
      inset: max(8px, env(safe-area-inset-top)) 0 auto !important;
    }
  }
  @media (max-width: 359px) {
    .invites .answers button {
      font-size: 0.8em;
    }
  }
  @media (max-height: 479px) {
    :host([side]) .panel :is(.head, .foot) {
      position: static;
    }
    :host([side]) dialog .panel {
      max-height: calc(100dvh / var(--zoom, 1) - var(--keyboard, 0px));
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --muted: var(--text);
      --line: var(--text);
      --rule: var(--text);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --rise: 0;
    }
  }
  @media print {
    :host([side]) {
      display: none !important;
    }
  }
`;
