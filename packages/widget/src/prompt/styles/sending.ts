/** Tells editor, formatter and minifier what the text is. */
const css = String.raw;

/** What was found in the words, when to call, what has arrived, and the way to take everything back. */
export const sendingStyles = css`
  .finds {
    display: grid;
    gap: 8px;
  }
  /* It takes no room, and is displayed all the same: else it would be no live region before its text. */
  .finds:empty {
    position: absolute;
  }
  .find {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
  }
  .find p {
    flex: 1 1 13em;
  }
  .finds .find {
    padding: 8px 8px 8px 12px;
    background: var(--soft);
    border-radius: var(--radius);
  }
  .find button {
    font-size: 0.93em;
    background: var(--surface);
  }
  :disabled {
    visibility: hidden;
  }
  s {
    display: block;
    color: var(--muted);
  }
  blockquote {
    margin: 0;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--rule);
    white-space: pre-wrap;
  }
  .done p span + span {
    margin-top: 6px;
  }
  .done .message strong {
    font-size: 1.35em;
    margin-bottom: 6px;
  }
  .done h2 {
    font-size: 1em;
    color: var(--muted);
  }
  .received strong::before {
    content: '';
    display: inline-block;
    width: 0.32em;
    height: 0.62em;
    margin-block-end: 0.12em;
    margin-inline: 0.15em 0.5em;
    border: solid var(--ring);
    border-width: 0 0.14em 0.14em 0;
    rotate: 45deg;
  }
  .window {
    margin-bottom: 8px;
  }
  .window .field {
    flex: 1;
    min-width: 0;
  }
  .message .quiet {
    justify-self: start;
    padding-inline: 0;
    background: none;
    border-color: transparent;
    color: var(--link);
  }
  /* There its edge is seen. */
  @media (forced-colors: active) {
    .message .quiet {
      padding-inline: 14px;
    }
  }
  .quiet::after {
    content: '';
    display: inline-block;
    width: 0.45em;
    height: 0.45em;
    margin: 0.1em 0.6em;
    border: solid;
    border-width: 0 0.12em 0.12em 0;
    rotate: 45deg;
  }
  .quiet[aria-expanded='true']::after {
    rotate: 225deg;
  }
`;
