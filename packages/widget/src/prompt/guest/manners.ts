import { dialogAround, rememberPlace } from '../../dom/focus.js';
import { focusedElement } from '../../dom/focused-element.js';
import { keepKeys } from '../../dom/keep-keys.js';
import { addMenu } from '../../launcher/menu.js';
import { launcherWords } from '../../wording/wording.js';
import type { EarfulCritique } from '../earful-critique.js';
import type { Handover } from '../handover.js';
import { guestStyles } from '../styles/guest.js';
import { correctColours, correctLauncherColours } from './correct-colours.js';
import { createModal } from './modal.js';
import { createPosition } from './position.js';

/** The same two conditions as in the style sheet: narrow, or so low that a card would fill the window. */
const small = matchMedia('(max-width: 599px), (max-height: 479px)');

/** A step has been painted after so many milliseconds, on a slow device, too. */
const paintedMs = 300;

/** A prompt as a guest of the page. */
export interface Guest {
  /** After each change of what it shows. */
  drawn(): void;
  /** It has left the page. */
  gone(): void;
}

/** How a prompt behaves on somebody else's page. A chunk of its own, fetched together with the prompt. */
export const createManners = (
  { config, locale, report, theme, launching }: Handover,
  words: { minimise: string; restore: string; close: string },
) => {
  /** Everything that looks at its colours again when those of the page may have changed: by a class of the root, or by the visitor. */
  const dressed = new Set<() => void>();
  const dressAll = (): void => dressed.forEach((dress) => dress());
  new MutationObserver(dressAll).observe(document.documentElement, { attributes: true });
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'])
    matchMedia(query).addEventListener('change', dressAll);

  void launching.then((launcher) => {
    dressed.add(() => correctLauncherColours(launcher));
    dressAll();
    launcherWords(locale, config).then(
      ({ words }) => addMenu(launcher, config, theme, words),
      () => (((launcher.getRootNode() as ShadowRoot).host as HTMLElement).hidden = false),
    );
  });
  dressAll();
  let common: CSSStyleSheet | undefined;
  return {
    /** Where a prompt is put: into the dialog that it was opened from, or beside the page's body, whose styles and swaps leave it alone. */
    houseOf: (opener: Element | null | undefined): Element => dialogAround(opener) ?? document.documentElement,

    behave(prompt: EarfulCritique): Guest {
      const root = prompt.shadowRoot!;
      if (!common) {
        common = new CSSStyleSheet();
        common.replaceSync(guestStyles);
      }
      const own = new CSSStyleSheet();
      root.adoptedStyleSheets = [root.adoptedStyleSheets[0]!, common, own];
      const stops = new AbortController();
      const { signal } = stops;
      keepKeys(prompt, signal);

      const scheme = /^(light|dark)$/.test(theme!) ? `.panel,.bar{color-scheme:${theme}}` : '';
      own.replaceSync(scheme);
      let corrections = '';
      const dress = (): void => {
        if (!prompt.isConnected) return;
        // Each change of a sheet has all styles below it computed again.
        if (corrections) own.replaceSync(scheme);
        corrections = correctColours(root.querySelector('.panel')!, report);
        if (corrections) own.replaceSync(`${scheme}:host{${corrections}}`);
      };
      dressed.add(dress);
      signal.addEventListener('abort', () => dressed.delete(dress));

      let step: string | undefined;
      /** Colours are looked at before anything is seen; with a later step once it has been painted. */
      const isNew = (): boolean => {
        const before = step;
        step = root.querySelector('.panel')!.className;
        if (!before) dress();
        else if (step !== before) setTimeout(dress, paintedMs);
        return step !== before;
      };
      if (prompt.surface === 'inline') return { drawn: isNew, gone: () => stops.abort() };

      const isOpened = prompt.ask!.origin === 'self';
      const place = rememberPlace(prompt.opener ?? (isOpened ? focusedElement() : undefined));
      const close = (): void => prompt.close('close');
      prompt.addEventListener(
        'keydown',
        (event) => {
          // One that gives up a composition belongs to the keyboard of the person.
          if (event.key !== 'Escape' || event.isComposing) return;
          // Nor does the platform close the dialog that ours lies in.
          event.preventDefault();
          close();
        },
        { signal },
      );
      const house = prompt.parentElement!;
      // Who closes the dialog around it closes it, too. Its words are kept.
      house.addEventListener('close', (event) => event.target === house && prompt.close(), { signal });
      let position: ReturnType<typeof createPosition> | undefined;
      // What the person asked for lies above everything else of the page; an invitation does not. It is put
      // there while it is empty, because that has its styles computed.
      if (isOpened) {
        prompt.popover = 'manual';
        // Else Chromium tells of a nameless group around the dialog.
        prompt.role = 'none';
        prompt.showPopover?.();
      }
      return {
        drawn() {
          if (!position) {
            const panel = root.querySelector<HTMLElement>('.panel')!;
            const modal = createModal(root, panel, close);
            // Its buttons are there before colours are looked at: styles are computed once for all.
            position = createPosition(prompt, { panel, modal, words, close, small, signal });
          }
          if (isNew()) position.settle();
        },
        gone() {
          stops.abort();
          position?.leave();
          prompt.opener = place() ?? null;
        },
      };
    },
  };
};

export type Manners = ReturnType<typeof createManners>;
