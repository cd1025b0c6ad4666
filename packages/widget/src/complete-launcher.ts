import type { Launcher } from './launcher.js';

/** What the launcher needs, but not before the page is idle: it stays off paper, and says that it opens a dialog. */
export const completeLauncher = ({ host }: Launcher): void => {
  const root = host.shadowRoot!;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('@media print{:host{display:none}}');
  root.adoptedStyleSheets.push(sheet);
  root.querySelector('button')!.ariaHasPopup = 'dialog';
};
