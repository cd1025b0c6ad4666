import type { StaffRoute } from '@earful/protocol';
import { mayUse } from '@earful/protocol/rights';
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

/** May whoever is signed in use this route? What would be refused is not offered. */
export const useMay = (): ((route: StaffRoute) => boolean) => {
  const role = useInbox().session.value?.member.role;
  return (route) => role !== undefined && mayUse(role, route);
};
