import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { strings } from '../text/strings.js';
import { useInbox } from './inbox-context.js';

let pagesShown = 0;

/**
 * The heading of a page. It takes the focus when the page has been reached from inside the app, as a new document would;
 * not on the first page, where the browser has just done that itself.
 */
export const PageHeading = (props: { title?: string; focus?: boolean; children: ComponentChildren }) => {
  const inbox = useInbox();
  const heading = useRef<HTMLHeadingElement>(null);
  const title = props.title ?? (typeof props.children === 'string' ? props.children : strings.app);
  const brand = inbox.session.value?.brand.name;
  useLayoutEffect(() => {
    pagesShown += 1;
    if (pagesShown > 1 && props.focus !== false) heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = strings.title(title === strings.app ? '' : title, brand);
  }, [title, brand]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {props.children}
    </h1>
  );
};
