import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Inbox } from '../data/inbox.js';

export const InboxContext = createContext<Inbox | undefined>(undefined);

/** The inbox of this page. */
export const useInbox = (): Inbox => {
  const inbox = useContext(InboxContext);
  if (!inbox) throw new Error('useInbox needs an <InboxContext.Provider> above it.');
  return inbox;
};
