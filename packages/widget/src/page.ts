import type { PublicConfig } from '@earful/protocol';

/** Is `path` covered by `pattern`? `*` stands for anything but a slash, a trailing `/**` for everything below. */
export const covers = (pattern: string, path: string): boolean =>
  new RegExp(
    `^${pattern.replace(/\/\*\*$|[^\w/]/g, (part) => (part === '*' ? '[^/]*' : part[1] ? '(/.*)?' : '\\' + part))}/?$`,
  ).test(path);

/** The first touchpoint of the configuration whose paths cover `path`. */
export const touchpointAt = (touchpoints: PublicConfig['touchpoints'], path: string): string | undefined =>
  touchpoints.find(({ paths }) => paths?.some((pattern) => covers(pattern, path)))?.id;
