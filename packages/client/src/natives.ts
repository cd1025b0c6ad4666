/**
 * The platform as it was when this module was loaded. Host pages replace these later (wrapped fetch, old polyfills,
 * virtual clocks), and an outbox must not depend on what they do.
 */
export const { fetch, setTimeout, clearTimeout, Promise, crypto, origin } = globalThis;
export const { parse, stringify } = JSON;
