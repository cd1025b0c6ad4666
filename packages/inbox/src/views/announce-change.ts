import { useEffect, useRef } from 'preact/hooks';
import { useInbox } from './inbox-context.js';

/**
 * Announces what is shown when it answers another question than before. What comes first is what the page is about, and
 * what changes by itself is announced by whatever changed it.
 * @param question what was asked for; undefined until there is an answer
 */
export const useAnnounceChange = (question: string | undefined, text: string): void => {
  const inbox = useInbox();
  const answered = useRef(question);
  useEffect(() => {
    if (answered.current !== undefined && answered.current !== question) inbox.announce(text);
    answered.current = question;
  }, [question]);
};
