import { listen } from './listen.js';

/** DOM events that signals are made of, and those that show how the page answered. A jump to `#part` is a `popstate`. */
const types = 'click invalid change submit focusout popstate error unhandledrejection';
const everything = { subtree: true, childList: true, attributes: true, characterData: true };

/**
 * Notes what the visitor did and how the page answered, for the triggers, which are in the chunk of the rules. Has to
 * begin at once: what came before it is never seen. Of changes of the page (an event named `mutation`) and of scrolling
 * only the first after each click is noted: a page that nobody clicks, or that has answered, is not observed.
 */
export const watch = (note: (event: Event) => void): void => {
  const observer = new MutationObserver(() => {
    observer.disconnect();
    note(new Event('mutation'));
  });
  listen(types, (event) => {
    if (event.type === 'click') {
      observer.observe(document, everything);
      addEventListener('scroll', note, { capture: true, once: true });
    }
    note(event);
  });
};
