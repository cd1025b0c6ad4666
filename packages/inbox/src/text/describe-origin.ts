import { volunteered } from '@earful/protocol/names';
import { strings } from './strings.js';

/** What made Earful ask, in words. A page may be newer than this inbox: then its own name for it has to do. */
export const describeOrigin = (origin: string): string =>
  Object.hasOwn(strings.origin, origin) ? strings.origin[origin as keyof typeof strings.origin] : `asked: ${origin}`;

/** Did the customer come unasked? */
export const isVolunteered = (origin: string): boolean => (volunteered as readonly string[]).includes(origin);
