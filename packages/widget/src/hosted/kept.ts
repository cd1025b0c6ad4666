/** The copies that a device keeps of the hosted page, so that it opens offline. */
export const cacheName = 'earful-hosted';

/** Which of our files are kept, by their path below the base path: loader, chunks, configuration, and the page's own. */
export const isKept = (path: string): boolean =>
  isChunk(path) || /^(earful\.js|v1\/config|c\/page\.css|t\/page\.js)$/.test(path);

/** Chunks lie below a version path and never change. */
export const isChunk = (path: string): boolean => /^\d[\w.-]*\/[\w-]+\.js$/.test(path);

/** Is this a page where somebody starts? Pages that confirm belong to one person and are never kept. */
export const isStart = (path: string): boolean => /^t\/[\w-]*$/.test(path);

/** Address of the copy of a page: the same one without the names of a critique. */
export const shellOf = ({ origin, pathname, search }: Pick<URL, 'origin' | 'pathname' | 'search'>): string =>
  `${origin}${pathname}${search ? search + '&' : '?'}shell`;
