/** Tells editor, formatter and minifier what the text is. */
const css = String.raw;

/** What was found in the words, when to call, and the way to take everything back. */
export const sendingStyles = css`
  .finds {
    display: grid;
    gap: 8px;
  }
  .finds:empty {
    display: none;
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
