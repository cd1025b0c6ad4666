/** Tells editor, formatter and minifier what the text is. */
const css = String.raw;

/** What stands in the optional panel: chips, fields, what was found in the words. Fetched with it. */
export const detailsStyles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .chip {
    position: relative;
    display: flex;
    align-items: center;
    min-height: 44px;
    padding: 4px 15px;
    border: 1px solid var(--rule);
    border-radius: 22px;
    background: var(--soft);
    line-height: 1.25;
  }
  .chip input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
    width: 100%;
    height: 100%;
  }
  .chip:has(:checked) {
    background: var(--checked);
    border-color: var(--ring);
    box-shadow: inset 0 0 0 1px var(--ring);
  }
  .field,
  .field span {
    display: block;
  }
  .field span {
    font-weight: 600;
    margin-bottom: 8px;
  }
  textarea,
  select,
  .field input {
    display: block;
    width: 100%;
    min-height: 44px;
    padding: 10px 12px;
    font: inherit;
    font-size: max(16px, 1em);
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    resize: vertical;
  }
  textarea {
    field-sizing: content;
    contain: inline-size;
    min-height: calc(3em + 22px);
  }
  [aria-invalid='true'] {
    border-color: var(--danger);
  }
  .fault {
    color: var(--danger);
    text-wrap: pretty;
  }
  /* Empty it is displayed, too: else it would be no live region before its text. */
  .fault:not(:empty) {
    margin-bottom: 8px;
  }
  @media (hover: hover) {
    .chip:hover,
    select:hover {
      border-color: var(--ring);
    }
  }
  .chip:has(:focus-visible) {
    outline: 2px solid var(--ring);
    outline-offset: 2px;
  }
  .details form > .body {
    gap: 24px;
  }
  .part {
    display: grid;
    gap: 8px;
  }
  .details .message:not(.plain) {
    align-content: start;
    padding: 12px 16px;
    background: var(--soft);
    border-radius: var(--radius);
  }
  .message button {
    background: var(--surface);
  }
  a {
    color: var(--link);
    text-underline-offset: 3px;
  }
  .status {
    justify-self: start;
    margin: -11px 0;
    padding: 11px 0;
  }
  @media (forced-colors: active) {
    .chip:has(:checked) {
      outline: 2px solid Highlight;
    }
  }
`;

/** Room for what comes below the news, so that it moves nothing: a shared screen has none of it. */
export const roomStyles = css`
  .details .message:not(.plain) {
    min-height: 12em;
  }
`;
