import type { ComponentProps } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * A button that may leave the page with what it has done. If it has the focus then, the heading of the page takes it: else
 * the reader would be back at the very beginning. With `takesFocus` it has it from the beginning.
 */
export const PassingButton = ({
  takesFocus,
  ...props
}: Omit<ComponentProps<'button'>, 'ref' | 'type'> & { takesFocus?: boolean }) => {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) button.current?.focus();
    return () => {
      if (document.activeElement === button.current) document.querySelector('h1')?.focus();
    };
  }, []);
  return <button {...props} ref={button} type="button" />;
};
