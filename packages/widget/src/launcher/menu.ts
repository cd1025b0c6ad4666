import { listen } from '@earful/client';
import type { PublicConfig } from '@earful/protocol';
import type { Launcher as Words } from '@earful/protocol/wording/launcher';
import { lastPlace, rememberPlace } from '../dom/focus.js';
import { focusedElement } from '../dom/focused-element.js';
import { keepKeys } from '../dom/keep-keys.js';
import { overlap } from '../dom/overlap.js';
import { whenScrolled } from '../dom/when-scrolled.js';
import { dayMs } from '../etiquette/caps.js';
import { keep, recall } from '../shared/storage.js';
import { keptDays, readPreferences, tomorrow } from './preferences.js';
import type { LauncherPreferences } from './preferences.js';

/** Whoever looks for what floats looks so fine, in CSS pixels: a finger needs more. */
const finePx = 40;

/** `--room` is the height above the launcher, whatever height that has with large letters. `.box` is in returned.ts. */
const styles = `:host{all:initial!important;color-scheme:inherit!important;display:flex!important;position:fixed!important;z-index:var(--earful-layer,9999)!important;bottom:env(safe-area-inset-bottom)!important;margin:var(--earful-edge,16px)!important;font-size:medium!important;--room:calc(100dvh - 100% - var(--earful-edge,16px) - env(safe-area-inset-bottom) - 16px)}:host([hidden]){display:none!important}
@media print{:host{display:none!important}}
button{position:relative;margin:0}button:hover{background:color-mix(in srgb,var(--earful-text,CanvasText) 6%,var(--earful-surface,Canvas))}
:focus-visible{outline:2px solid var(--earful-accent,Highlight);outline-offset:2px;z-index:1}
.main{border-start-end-radius:0;border-end-end-radius:0}
.options{border-inline-start-width:0;border-start-start-radius:0;border-end-start-radius:0;padding:0 12px 0 9px;min-width:36px}
.options::before{content:'';display:inline-block;height:15px;border-inline-start:3px dotted;vertical-align:middle}
:host([small]) .main{width:46px;overflow:hidden;white-space:nowrap;text-indent:100px;padding:0;min-height:44px}
:host([small]) .main::before{content:'';position:absolute;inset:14px auto auto 15px;width:14px;height:10px;border:2px solid;border-radius:5px 5px 5px 1px}
.list,.box{position:absolute;bottom:calc(100% + 8px);inset-inline:var(--list);box-sizing:border-box;max-height:var(--room);overflow:auto;border:1px solid var(--earful-line,GrayText);border-radius:14px;background:var(--earful-surface,Canvas);box-shadow:0 8px 28px #0003}
.list{width:max-content;max-width:min(20em,100vw - 32px);display:grid;padding:6px;scroll-padding:6px}
.list[hidden]{display:none}.list button{border-color:transparent;border-radius:9px;text-align:start;min-height:44px;background:none}`;

/**
 * Lets a person decide about the launcher: the other side, small, hidden until tomorrow. Works by keyboard and by touch,
 * nothing is dragged. Whoever has hidden it and opens the prompt some other way has it back.
 */
export const addMenu = (main: HTMLElement, config: PublicConfig, theme: string | undefined, words: Words): void => {
  const root = main.getRootNode() as ShadowRoot;
  const host = root.host as HTMLElement;
  const placed = config.placement ?? 'end';
  const sheet = new CSSStyleSheet();
  const risen = new CSSStyleSheet();
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet, risen];
  const button = (label: string, run: () => void): HTMLButtonElement =>
    Object.assign(document.createElement('button'), { type: 'button', textContent: label, onclick: run });

  const note = (): LauncherPreferences => readPreferences(recall('localStorage', 'launcher'), Date.now());
  const change = (changed: Partial<LauncherPreferences>): void => {
    keep('localStorage', 'launcher', { ...note(), ...changed, until: Date.now() + keptDays * dayMs });
    apply();
  };
  const apply = (): void => {
    const { side = placed, isSmall = false, hiddenUntil } = note();
    const atStart = side === 'start';
    config.placement = side;
    sheet.replaceSync(
      `${styles}${/light|dark/.test(theme!) ? `button,.list,.box{color-scheme:${theme}}` : ''}:host{inset-inline:${atStart ? '0 auto' : 'auto 0'}!important;--list:${atStart ? '0 auto' : 'auto 0'}}`,
    );
    host.toggleAttribute('small', isSmall);
    size.textContent = isSmall ? words.grow : words.shrink;
    host.hidden = !!hiddenUntil || !!document.querySelector('earful-critique[side]');
  };
  const show = (isOpen: boolean): void => {
    list.hidden = !isOpen;
    options.ariaExpanded = String(isOpen);
  };
  /** Where somebody was before they came here. */
  let place = lastPlace;
  /** The choice was made; focus goes where it was made from, or, if that is hidden now, where the person came from. */
  const choose = (changed: () => Partial<LauncherPreferences>) => () => {
    show(false);
    change(changed());
    (host.hidden ? place() : options)?.focus({ preventScroll: true });
  };

  const options = button('', () => show(!!list.hidden));
  options.className = 'options';
  // The name, not a second one beside it: that would be read out as a description, too.
  options.title = words.options;
  const size = button(
    '',
    choose(() => ({ isSmall: !note().isSmall })),
  );
  const list = Object.assign(document.createElement('div'), {
    className: 'list',
    role: 'group',
    ariaLabel: words.options,
  });
  list.append(
    button(
      words.move,
      choose(() => ({ side: config.placement === 'start' ? 'end' : 'start' })),
    ),
    size,
    button(
      words.hideToday,
      choose(() => ({ hiddenUntil: tomorrow(Date.now()) })),
    ),
  );
  main.className = 'main';
  root.append(options, list);
  root.addEventListener('focusout', (event) => {
    const { relatedTarget } = event as FocusEvent;
    if (relatedTarget && !root.contains(relatedTarget as Node)) show(false);
  });
  host.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || list.hidden) return;
    event.stopPropagation();
    show(false);
    options.focus();
  });
  // What came back is written in there.
  keepKeys(host);
  listen('pointerdown', (event) => {
    if (!event.composedPath().includes(host)) show(false);
  });
  listen('earful-open', ({ target }) => {
    const opened = target as Element & { ask?: { origin: string } };
    if (opened.hasAttribute('side') && opened.ask?.origin === 'self' && note().hiddenUntil) change({ hiddenUntil: 0 });
  });
  listen('earful-close', apply);
  // It rises above what has the focus, once the page has scrolled there, and above what floats where it stands.
  const rise = (): void => {
    if (host.hidden) return;
    risen.replaceSync('');
    const own = host.getBoundingClientRect();
    const found: Element[] = [];
    for (let x = own.left; x < own.right; x += finePx)
      for (const it of document.elementsFromPoint(x, own.top + finePx / 2))
        if (it !== host && /fixed|sticky/.test(getComputedStyle(it).position)) found.push(it);
    const focused = focusedElement();
    if (focused && !root.contains(focused)) {
      place = rememberPlace(focused);
      found.push(focused);
    }
    const tops = found
      .map((it) => it.getBoundingClientRect())
      // What fills half of the window is not meant.
      .filter((box) => overlap(own, box) && box.height < innerHeight / 2)
      .map(({ top }) => top);
    if (tops[0] !== undefined)
      risen.replaceSync(`:host{translate:0 ${Math.min(...tops) - own.bottom - 8}px!important}`);
  };
  const soon = (): unknown => requestAnimationFrame(rise);
  listen('focusin focusout resize', soon);
  whenScrolled(rise);
  show(false);
  apply();
  soon();
};
