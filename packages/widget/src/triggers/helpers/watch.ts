/** What several triggers need to watch a page. Nothing in here throws into it. */
import { listen } from '@earful/client';
import type { Visit } from '../trigger.js';

/** The visitor clicks, not a script, and neither on what the host marks nor on our own elements. Open shadow roots are looked into. */
export const onClick = (
  visit: Visit,
  handle: (path: Element[], click: MouseEvent, at: number, isPast: boolean) => unknown,
): void =>
  visit.onEvent<MouseEvent>('click', (click, path, at, isPast) => {
    const isOther = path.some((it) =>
      it.matches?.('[data-earful-ignore],[data-earful-open],earful-critique,earful-launcher'),
    );
    if (click.isTrusted && !isOther) handle(path, click, at, isPast);
  });

/** It may answer where nobody can see it: in a closed shadow root, or on what is drawn or played below it. */
export const answersUnseen = (target: Element, { x, y }: MouseEvent): unknown =>
  (!target.shadowRoot && customElements.get(target.localName)) ||
  document.elementsFromPoint(x, y).some((it) => it.matches('canvas,video'));

/** Now, or when somebody looks: a page that was loaded ahead, or in a tab behind this one, has nobody in front of it yet. */
export const inFront = (run: () => void): void => {
  if (!document.hidden) return run();
  const stop = listen('visibilitychange', () => {
    if (document.hidden) return;
    stop();
    run();
  });
};

/** All elements that match; none when the selector is not one. */
export const find = (selector: string): Element[] => {
  try {
    return [...document.querySelectorAll(selector)];
  } catch {
    return [];
  }
};

/** Each performance entry of this kind, those from before included. None where the browser does not know the kind. */
export const observe = <E extends PerformanceEntry>(type: string, handle: (entry: E) => unknown): void => {
  try {
    new PerformanceObserver((list) => (list.getEntries() as E[]).forEach(handle)).observe({ type, buffered: true });
  } catch {
    // An older browser: what cannot be seen is not asked about.
  }
};

/**
 * Each request of the page, once it has ended. Not our own, nor those by `sendBeacon`: they tell somebody of the visitor, and
 * the visitor nothing. Firefox and WebKit call those `other`, with whatever else they have no name for.
 */
export const onRequest = (visit: Visit, handle: (request: PerformanceResourceTiming) => unknown): void =>
  observe<PerformanceResourceTiming>('resource', (request) => {
    if (!/beacon|other/.test(request.initiatorType) && !visit.isOwn(request.name)) handle(request);
  });

/**
 * Errors and unhandled rejections of the page's scripts. Not those of foreign scripts, of which a browser hides
 * everything, nor its own remarks (`ResizeObserver loop`), nor requests that were called off.
 */
export const onError = (
  visit: Visit,
  handle: (error: { message?: string; stack?: string }, at: number) => unknown,
): void =>
  visit.onEvent<ErrorEvent & PromiseRejectionEvent>('error unhandledrejection', ({ error, reason = error }, _, at) => {
    if (reason && reason.name !== 'AbortError') handle(reason, at);
  });

interface HistoryEntry {
  key: string;
  index: number;
}

/** The Navigation API, where the browser has it. */
export const { navigation } = globalThis as {
  navigation?: EventTarget & { currentEntry: HistoryEntry; activation?: { from: HistoryEntry | null } };
};

/** Did the visitor come forward in the history, `from` there, by default from the document before? Not every browser tells. */
export const isForward = (from = navigation?.activation?.from): unknown =>
  from && navigation!.currentEntry.index > from.index;

/**
 * The visitor went back inside this page; whoever listens for arrivals has been told before. Without the Navigation API
 * forward looks the same, and a link to `#part`.
 */
export const onBack = (handle: () => unknown): void => {
  if (navigation)
    navigation.addEventListener('currententrychange', (event) => {
      const { navigationType, from } = event as Event & { navigationType: string | null; from: HistoryEntry };
      if (navigationType === 'traverse' && !isForward(from)) handle();
    });
  else listen('popstate', handle);
};
