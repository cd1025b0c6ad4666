import { formStyles } from './form-styles.js';

/** Style of the customer pages: brand-neutral, light and dark, readable from 320 px. A module, so that it needs no build step. */
export const stylesheet = `:root {
  color-scheme: light dark;
  --paper: #f6f5f2;
  --card: #ffffff;
  --ink: #1c1b1a;
  --soft: #5c5953;
  --line: #dedbd3;
  --accent: #1f5f5b;
  --accent-paper: #e6f0ee;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171716;
    --card: #201f1e;
    --ink: #f0eeea;
    --soft: #b3aea5;
    --line: #3a3835;
    --accent: #8fd0c8;
    --accent-paper: #1d302e;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  overflow-wrap: anywhere;
}
main { max-width: 42rem; margin: 0 auto; padding: clamp(1.25rem, 5vw, 3.5rem) clamp(1rem, 4vw, 2rem) 4rem; }
.brand { margin: 0 0 0.25rem; color: var(--soft); font-size: 0.9375rem; }
h1 { margin: 0 0 1.5rem; font-size: clamp(1.5rem, 1.2rem + 1.8vw, 2.125rem); line-height: 1.2; letter-spacing: -0.015em; text-wrap: balance; }
h2 { margin: 0 0 1rem; font-size: 1.125rem; line-height: 1.35; }
h3 { margin: 0 0 0.25rem; color: var(--soft); font-size: 0.875rem; font-weight: 500; }
p { margin: 0; }
.reference { font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, monospace; font-size: 0.92em; white-space: nowrap; }
.state { margin: 0 0 1rem; padding: 1.125rem 1.25rem; border-inline-start: 4px solid var(--accent); border-radius: 0.5rem; background: var(--accent-paper); }
.state strong { display: block; color: var(--accent); font-size: 1.125rem; }
.card { margin: 0 0 1rem; padding: 1.25rem; border: 1px solid var(--line); border-radius: 0.75rem; background: var(--card); }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: 0.5rem 1.5rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; }
.said + .said { margin-block-start: 1rem; }
.words { white-space: pre-wrap; }
.answer + .answer { margin-block-start: 1.25rem; padding-block-start: 1.25rem; border-block-start: 1px solid var(--line); }
.by { margin-block-end: 0.375rem; color: var(--soft); font-size: 0.9375rem; }
.by b { color: var(--ink); font-weight: 600; }
.quiet { color: var(--soft); }
footer { margin-block-start: 1.5rem; color: var(--soft); font-size: 0.875rem; }
@media (max-width: 30rem) {
  dl { grid-template-columns: 1fr; gap: 0; }
  dd + dt { margin-block-start: 0.75rem; }
}
@media print { body { background: none; } .card, .state { break-inside: avoid; } }
${formStyles}`;
