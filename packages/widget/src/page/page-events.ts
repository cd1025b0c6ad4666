import { createEmitter } from '../shared/emitter.js';

/** What a visitor did before the rules were there, and longer ago than this, in milliseconds, is not answered any more. */
export const freshMs = 30_000;

/** What note-events.ts has noted and notes, for the triggers. */
export interface PageEvents {
  /** See `onEvent` of trigger.ts. */
  on<E extends Event>(
    types: string,
    listener: (event: E, path: Element[], at: number, isPast: boolean) => unknown,
  ): void;
  /** Without event and path, where the page has answered a click. */
  tell(at: number, isPast: boolean, href: string, type: string, event?: Event, path?: Element[]): void;
}

export const createPageEvents = (): PageEvents => {
  const events = createEmitter<[event: Event | undefined, path: Element[] | undefined, at: number, isPast: boolean]>();
  return {
    on(types, listener) {
      for (const type of types.split(' '))
        events.on(type, (seen) => {
          try {
            listener(...(seen as Parameters<typeof listener>));
          } catch {
            // Neither the page nor the next listener must suffer.
          }
        });
    },
    tell(at, isPast, href, type, event, path) {
      // Errors count in the whole session; what the visitor did is about the place where it was done.
      if (/^(err|unh)/.test(type) || (href === location.href && Date.now() - at < freshMs))
        events.tell(type, [event, path, at, isPast]);
    },
  };
};
