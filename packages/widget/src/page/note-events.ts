import { listen } from '@earful/client';

/** What triggers are about. */
const noted = 'pointerdown keydown click input invalid change submit focusout error unhandledrejection';

/** What answers a click beside a change of the page. */
const moves = 'scroll popstate hashchange';

/** Links that fetch something show nothing. */
const fetchesAhead = ({ addedNodes, removedNodes }: MutationRecord): boolean =>
  /pre(load|fetch)/.test(([...addedNodes, ...removedNodes][0] as HTMLLinkElement | undefined)?.rel as string);

/**
 * Tells of what happens on the page, and after each click of the first sign that it was answered. Judges nothing: the rules, which
 * come later, do. `note` says whether they are still to come; once they are there, they look for answers themselves.
 */
export const noteEvents = (note: (type: string, event?: Event, path?: EventTarget[]) => unknown): void => {
  let isAwaited: boolean | undefined;
  const answer = (): void => {
    changes.disconnect();
    if (isAwaited) note('answer');
    isAwaited = false;
  };
  const changes = new MutationObserver((all) => all.every(fetchesAhead) || answer());
  listen(moves, answer);
  listen(noted, (event) => {
    if (note(event.type, event, event.composedPath()) && event.type === 'click') {
      isAwaited = true;
      changes.observe(document, { childList: true, characterData: true, subtree: true, attributes: true });
    }
  });
};
