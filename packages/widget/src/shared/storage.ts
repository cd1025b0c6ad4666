/** Small notes on this device. A browser that forbids storage throws on the first touch: then there are none. */
type StorageName = 'localStorage' | 'sessionStorage';

/** Names of notes that this page neither reads nor writes: in test mode those of the caps, on a shared screen those of the person. */
export const ignored = new Set<string>();

/** A name may say of what it is the note: all of a kind are ignored together. */
const isIgnored = (name: string): boolean => ignored.has(name.split(':')[0]!);

export const recall = (storage: StorageName, name: string): unknown => {
  if (isIgnored(name)) return;
  try {
    return JSON.parse(window[storage].getItem('earful:' + name)!);
  } catch {
    return null;
  }
};

/** Writes the note; `undefined` takes it away. */
export const keep = (storage: StorageName, name: string, value: unknown): void => {
  if (isIgnored(name)) return;
  try {
    if (value === undefined) window[storage].removeItem('earful:' + name);
    else window[storage].setItem('earful:' + name, JSON.stringify(value));
  } catch {
    // Nothing may be kept here. Every rule that needs a note then lives as long as the page.
  }
};
