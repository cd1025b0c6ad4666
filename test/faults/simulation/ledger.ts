import type { Outcome } from '@earful/client';

/** One text that a customer has handed in, and all that was said about it. */
export interface Entry {
  words: string;
  critiqueId: string;
  told: Set<Outcome['state']>;
  /** Why it may be gone although it was called saved: what no page can prevent. */
  excuse?:
    'the customer deleted it' | 'the customer cleared the data of the site' | 'localStorage was not on the disk yet';
  /** The page that has its text in the form, if it was called unsaved. */
  form?: { alive: boolean } | undefined;
}

/** Where a text is at the end. */
export interface Place {
  /** Rows in the store. */
  rows: number;
  /** On the device, waiting. */
  waits: boolean;
  /** On the device, handed back to the customer. */
  returned: boolean;
}

/**
 * What must be true of every text once all is quiet and everything works again: stored once; or handed back; or called
 * unsaved while its words were still in the form. And what was said was true.
 */
export const faultOf = (entry: Entry, { rows, waits, returned }: Place, isUnknown: boolean): string | undefined => {
  const { told, excuse, form } = entry;
  if (rows > 1) return `stored ${rows} times`;
  if (waits) return 'still waits, although everything works again';
  if (told.has('received') && rows !== 1) return 'called received, but not stored';
  // Two tabs without a lock may send one record at once; the slower one, refused, writes back what the faster one delivered.
  // Its customer was told both.
  if (rows === 1 && returned && !isUnknown && !told.has('received')) return 'stored, and handed back as well';
  if (rows === 1 || returned || excuse) return;
  if (told.has('saved')) return 'called saved, but lost';
  // What lives in memory only is handed back there.
  if (told.has('returned')) return told.has('unsaved') ? undefined : 'called returned, but lost';
  if (told.has('unsaved') && form?.alive) return 'called unsaved, and not sent by a page that lives';
  return;
};
