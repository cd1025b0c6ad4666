import { fallbackTouchpoint } from '@earful/protocol/limits';
import type { Actions, Context } from './actions.js';
import type { createInlineFirst } from './etiquette/inline-first.js';
import { watchReturned } from './launcher/watch-returned.js';
import type { Launcher } from './launcher/launcher.js';
import type { watchTouchpoint } from './page/touchpoint.js';
import type { Handover, Prompt } from './prompt/handover.js';
import type { Load } from './shared/load.js';
import { ignored } from './shared/storage.js';

/** It keeps nobody waiting any more. */
export const calm = (opener: unknown): void => void (Object(opener).ariaBusy = null);

/** What is fetched apart. */
export const parts = {
  prompt: () => import('./prompt/index.js'),
  launcher: () => import('./launcher/launcher.js'),
};
type Parts = typeof parts;

/** Fetches a part; one that was lost comes by rules that are fetched anew, of which only this is used. */
const createFetch = <Name extends keyof Parts>(name: Name, load: Load) => {
  type Part = Awaited<ReturnType<Parts[Name]>>;
  let isLost = false;
  return async (): Promise<Part> => {
    try {
      const from = isLost ? ((await load('rules.js', true)) as { parts: Parts }).parts : parts;
      return (await from[name]()) as Part;
    } catch (cause) {
      isLost = true;
      throw cause;
    }
  };
};

type Passed = Pick<Handover, 'locale' | 'consents' | 'report' | 'trail' | 'shownPromise' | 'happened'>;

/**
 * Fetches the prompt, opens it for whoever asks, and puts the launcher where it is wanted.
 *
 * @param passed What the prompt is given as it is.
 */
export const createOpener = (
  { client, config, settings, load }: Context,
  { here, known, onArrive }: ReturnType<typeof watchTouchpoint>,
  inlineFirst: ReturnType<typeof createInlineFirst>,
  passed: Passed,
) => {
  const theme = settings.theme ?? config.brand.theme;
  let isOpen = false;
  let isPrepared = false;
  let launcher: Launcher | undefined;
  let stands: (button: HTMLElement) => void;
  const launching = new Promise<HTMLElement>((resolve) => (stands = resolve));
  let prompt: Promise<Prompt> | undefined;
  const fetchPrompt = createFetch('prompt', load);
  const fetchLauncher = createFetch('launcher', load);
  const ready = (): Promise<Prompt> =>
    (prompt ??= fetchPrompt()
      .then(({ createPrompt }) =>
        createPrompt({
          client,
          config,
          ...passed,
          ignored,
          testing: settings.test !== undefined,
          shared: settings.shared !== undefined,
          theme,
          launching,
          home: () => (launcher?.host.isConnected ? launcher.button : undefined),
          toggled(open) {
            isOpen = open;
            if (!launcher) return;
            launcher.host.hidden = open;
            launcher.label();
          },
        }),
      )
      .catch((cause: unknown) => {
        // Forgotten, so that the next click tries again.
        prompt = undefined;
        throw cause;
      }));
  const prepare = (): void =>
    void ready().then(
      () => (isPrepared = true),
      () => {},
    );

  const open: Actions['open'] = (touchpoint, opener) => {
    const named =
      known(touchpoint, 'open().touchpoint') ??
      known((opener as HTMLElement | undefined)?.dataset?.['earfulOpen'], 'data-earful-open');
    if (!isPrepared) {
      launcher?.label('opening');
      if (opener) opener.ariaBusy = 'true';
    }
    ready().then(
      (it) => {
        calm(opener);
        it.ask({ ...inlineFirst.at(named), touchpoint: named ?? here() ?? fallbackTouchpoint, origin: 'self', opener });
      },
      async () => {
        calm(opener);
        const { href } = (opener ?? {}) as HTMLAnchorElement;
        // A link still leads to its own address; without a network it would lead away from everything.
        if (href && navigator.onLine) return void (location.href = href);
        // Where the site shows none, one comes: nothing else could say it.
        if (!launcher) await launch(false);
        launcher?.label('fault');
      },
    );
  };

  const putLauncher = (): void => {
    if (launcher && !launcher.host.isConnected) document.documentElement.append(launcher.host);
  };
  const make = () =>
    fetchLauncher()
      .then((it) => it.createLauncher(config, passed.locale, theme, open))
      .catch(() => undefined);
  const launch = async (again: unknown = true): Promise<void> => {
    const made = await make();
    // Another one was on its way.
    launcher ??= made;
    if (!launcher) return void (again && addEventListener('online', launch, { once: true }));
    const { host, button } = launcher;
    // Whoever has hidden it may have it back: the menu knows.
    if (host.hidden) prepare();
    if (isOpen) host.hidden = true;
    putLauncher();
    if (settings.preload === 'intent') host.onpointerenter = host.onfocus = prepare;
    stands(button);
  };
  const isWanted = config.launcher !== false && settings.launcher !== 'false';
  // Where the site shows none, it is fetched all the same: without a network it alone could say so.
  void (isWanted ? launch() : make());
  // What came back needs a place. But the next person at a shared screen must not read what this one wrote.
  if (settings.shared === undefined)
    watchReturned(client, config, passed.locale, isWanted, () => {
      if (!isWanted) void launch();
      return launching;
    });
  // Some sites put a whole new body in place of the old one when the address changes.
  new MutationObserver(putLauncher).observe(document.documentElement, { childList: true });
  onArrive(putLauncher);

  return {
    ready,
    /** Fetches the prompt ahead. */
    prepare,
    isPrepared: () => isPrepared,
    open,
    isOpen: () => isOpen,
    close: () => void prompt?.then((it) => it.close()),
  };
};
