import type { PublicConfig } from '@earful/protocol';
import type { Launcher as Words } from '@earful/protocol/wording/launcher';
import { recall } from '../shared/storage.js';

/** The button that is always there, in its own shadow root. */
export interface Launcher {
  host: HTMLElement;
  button: HTMLButtonElement;
  /**
   * Writes the usual label. `opening` says, if that is still so in a moment, that the prompt is being fetched, and `fault` that it
   * could not be: there is nothing else yet to say it. It is said aloud, too, because the press may have been elsewhere, and the
   * fault is seen by whoever has hidden the launcher.
   */
  label(which?: 'label' | 'opening' | 'fault'): void;
}

/** A live region speaks only of what changes in it while it is displayed: so much later, in milliseconds. */
const sayMs = 100;

/** Nobody is told to wait for what comes at once, in milliseconds. */
const atOnceMs = 300;

/** Its words are waited for no longer than this, in milliseconds. */
const wordsMs = 4_000;

/**
 * Makes the launcher, without Lit: it is there before the prompt is. It is fixed, so that adding
 * it moves nothing, and styled by a constructed style sheet, which a strict content policy lets pass.
 *
 * Resolves when it has its words, or after four seconds in English: nothing on it changes under a finger.
 */
export const createLauncher = async (
  config: PublicConfig,
  locale: string,
  theme = 'inherit',
  open: () => void,
): Promise<Launcher> => {
  const { placement: side = 'end', wording } = config;
  let spoken: { words: Pick<Words, 'label' | 'opening' | 'fault'>; lang: string } = {
    words: { label: 'Tell us what went wrong', opening: 'One moment…', fault: 'No connection. Try again' },
    lang: 'en',
  };
  const host = document.createElement('earful-launcher');
  const button = document.createElement('button');
  const status = Object.assign(document.createElement('p'), { role: 'status' });
  const sheet = new CSSStyleSheet();
  const root = host.attachShadow({ mode: 'open' });
  let due: ReturnType<typeof setTimeout>;
  const label: Launcher['label'] = (which = 'label') => {
    const write = (): void => {
      button.textContent = spoken.words[which];
      host.lang = spoken.lang;
      status.textContent = '';
      if (which !== 'label') due = setTimeout(() => (status.textContent = button.textContent), sayMs);
    };
    clearTimeout(due);
    if (which === 'opening') due = setTimeout(write, atOnceMs);
    else write();
    if (which === 'fault') host.hidden = false;
  };
  // System colours follow the page's colour scheme, contrast settings included, and cost a word each.
  sheet.replaceSync(
    `:host{position:fixed;z-index:var(--earful-layer,9999);bottom:0;inset-inline-${side}:0;margin:var(--earful-edge,16px);font-size:medium;color-scheme:${theme == 'auto' ? 'inherit' : theme}}button{font:500 var(--earful-size,.9375em)/1.35 var(--earful-font,system-ui,sans-serif);padding:11px 18px;border:1px solid var(--earful-line,GrayText);border-radius:22px;background:var(--earful-surface,Canvas);color:var(--earful-text,CanvasText);cursor:pointer}button+p{position:absolute;clip-path:inset(50%)}@media print{:host{display:none}}`,
  );
  root.adoptedStyleSheets = [sheet];
  root.append(button, status);
  // Whoever has decided about it sees it only as they left it: menu.ts puts it there.
  host.hidden = !!recall('localStorage', 'launcher');
  button.ariaHasPopup = 'dialog';
  button.onclick = () => open();
  if (wording || !/^en\b/i.test(locale))
    await Promise.race([
      import('../wording/wording.js').then(async (it) => (spoken = await it.launcherWords(locale, config))),
      new Promise((stop) => setTimeout(stop, wordsMs)),
    ]).catch(() => {});
  label();
  return { host, button, label };
};
