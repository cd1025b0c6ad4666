import type { Visit } from '../trigger.js';

/**
 * As `visit.onEvent`, in open shadow roots too, where design systems have their forms: what is told of those does not leave the
 * root, nor does focus that moves inside of it. A root is known by the first press or key in it.
 */
export const onFormEvent = (visit: Visit, type: string, handle: (event: Event, path: Element[]) => unknown): void => {
  const hear = (event: Event): void => {
    const path = event.composedPath() as Element[];
    try {
      // What goes further is heard there.
      if (event.currentTarget === path.at(-1)) handle(event, path);
    } catch {
      // The page must not suffer.
    }
  };
  visit.onEvent(type, handle);
  visit.onEvent('pointerdown keydown input', (_, path) => {
    for (const root of path as (Element | ShadowRoot)[])
      if (root instanceof ShadowRoot && !root.host.localName.startsWith('earful-'))
        root.addEventListener(type, hear, true);
  });
};

/** The form that a field belongs to, through open shadow roots. */
export const formOf = (field: Element): Element | null | undefined =>
  (field as HTMLInputElement).form ||
  field.closest('form') ||
  ((field = (field.getRootNode() as ShadowRoot).host) && formOf(field));

/** Has the host marked something in here as refused? */
export const isRefused = (root: ParentNode): boolean =>
  [...root.querySelectorAll('*')].some(
    (it) => it.matches('[aria-invalid=true]') || (it.shadowRoot && isRefused(it.shadowRoot)),
  );
