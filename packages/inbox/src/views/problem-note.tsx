import { useLayoutEffect, useRef } from 'preact/hooks';

/** What went wrong with what was pressed: said at once, and brought into sight where it is not. The focus stays where it is. */
export const ProblemNote = ({ id, text }: { id?: string; text: string }) => {
  const note = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => note.current?.scrollIntoView({ block: 'nearest' }), [text]);
  return (
    <div ref={note} id={id} class="note bad problem-note" role="alert">
      <p>{text}</p>
    </div>
  );
};
