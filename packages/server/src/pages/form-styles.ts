/**
 * Style of the hosted page and its forms. The plain panel has the measures of the prompt that takes its place, so that
 * nothing moves when it does. The colours of the page are lent to it here, because its own names for them are the same. The bar of
 * a shared screen stands at the end where it would hide a large part of the page, and with it what has the focus.
 */
export const formStyles = `:root {
  --soft-card: #f4f3ef;
  --line-strong: #8a857b;
  --on-accent: #ffffff;
  --danger: #a8321f;
  --earful-accent: var(--accent);
  --earful-on-accent: var(--on-accent);
  --earful-surface: var(--card);
  --earful-soft: var(--soft-card);
  --earful-text: var(--ink);
  --earful-muted: var(--soft);
  --earful-line: var(--line-strong);
  --earful-danger: var(--danger);
  --earful-font: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  --earful-size: 1rem;
}
@media (prefers-color-scheme: dark) {
  :root { --soft-card: #2a2927; --line-strong: #8b867d; --on-accent: #10211f; --danger: #ffb4a6; }
}
.intro { margin: -0.75rem 0 1.5rem; color: var(--soft); font-size: 1.0625rem; text-wrap: pretty; }
earful-critique { display: block; }
earful-critique::part(panel) { overflow: clip; }
.panel { display: grid; gap: 16px; padding: 0 20px 20px; border: 1px solid var(--line); border-radius: 16px; background: var(--card); line-height: 1.5; }
.panel h2 { margin: 20px 0 -8px; font-size: 1.2em; line-height: 1.3; font-weight: 650; text-wrap: balance; }
.lead, .hint { color: var(--soft); text-wrap: pretty; }
.hint { font-size: 0.87em; line-height: 1.5; }
fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
legend, .field label { display: block; margin: 0 0 8px; padding: 0; font-weight: 600; }
button, .button { font: inherit; font-weight: 500; line-height: 1.25; color: inherit; min-height: 44px; padding: 6px 14px; background: var(--soft-card); border: 1px solid var(--line); border-radius: 10px; cursor: pointer; }
.button { display: inline-flex; align-items: center; text-decoration: none; }
button:hover, .button:hover, .chip:hover { border-color: var(--accent); }
button:active, .button:active { background: var(--line); }
.answers { display: grid; gap: 8px; }
.answers button { text-align: start; }
:focus-visible, .chip:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }
.chip :focus-visible { outline: none; }
a { color: var(--accent); text-underline-offset: 3px; }
.state p + p { margin-block-start: 0.5rem; }
.next { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: 0 0 1.75rem; }
.changes { display: flex; flex-wrap: wrap; gap: 0.75rem; margin-block-start: 1.25rem; }
.next a, .languages a { display: inline-flex; align-items: center; min-height: 44px; }
form.details { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem; }
.chips { display: flex; flex-wrap: wrap; gap: 8px; }
.chip { display: inline-flex; max-width: 100%; align-items: center; gap: 0.5rem; min-height: 44px; padding: 4px 16px 4px 12px; border: 1px solid var(--line); border-radius: 22px; background: var(--soft-card); line-height: 1.25; cursor: pointer; }
.chip input { flex: none; width: 1.125rem; height: 1.125rem; margin: 0; accent-color: var(--accent); }
.chip:has(:checked) { border-color: var(--accent); background: var(--accent-paper); }
.field .hint { margin-block-start: 8px; }
.contact { margin-block-start: 1rem; }
@supports selector(:has(*)) {
  .contact { display: none; }
  fieldset:has([value='email']:checked) .email, fieldset:has([value='phone']:checked) .phone { display: block; }
}
textarea, .field input { display: block; width: 100%; min-height: 44px; padding: 10px 12px; font: inherit; font-size: max(16px, 1em); line-height: 1.5; color: inherit; background: var(--card); border: 1px solid var(--line-strong); border-radius: 10px; }
textarea { min-height: 5.5rem; resize: vertical; field-sizing: content; }
[aria-invalid='true'] { border-color: var(--danger); border-width: 2px; }
.fault { margin: 0 0 8px; color: var(--danger); font-weight: 500; }
.primary { justify-self: start; padding-inline: 22px; border-color: transparent; background: var(--accent); color: var(--on-accent); }
.primary:hover { border-color: var(--ink); }
.primary:active { background: var(--accent); }
summary { min-height: 44px; padding: 0.5rem 0; font-weight: 600; cursor: pointer; }
details[open] summary { margin-block-end: 1rem; }
details.card { padding-block: 0.5rem; }
details.card[open] { padding-block-end: 1.25rem; }
.kiosk { display: flex; flex-wrap: wrap; gap: 0.75rem 1.5rem; align-items: center; justify-content: space-between; margin-block-start: 1rem; padding: 0.75rem 0.75rem 0.75rem 1.25rem; border: 1px solid var(--line); border-radius: 16px; background: var(--card); box-shadow: 0 8px 30px #0002; font-variant-numeric: tabular-nums; }
.kiosk[hidden] { display: none; }
@media (min-width: 36em) and (min-height: 40em) {
  .kiosk { position: sticky; inset-block-end: 0.75rem; z-index: 10000; }
  html:has(.kiosk:not([hidden])) { scroll-padding-block-end: 8rem; }
}
.languages { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin-block-start: 1.5rem; font-size: 0.9375rem; }
[aria-current] { color: var(--soft); text-decoration: none; }
@media print { form.details, details, .kiosk, .languages, .next, .changes { display: none; } }
`;
