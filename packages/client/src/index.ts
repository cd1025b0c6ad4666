export { createClient } from './client.js';
export type { Client, Content, Pending, Submission } from './client.js';
export type { Outcome } from './delivery.js';
export type { OptionError } from './errors.js';
export type { Identity } from './identity.js';
export type { ClientOptions } from './options.js';
export type { Outbox, OutboxRecord } from './outbox.js';
