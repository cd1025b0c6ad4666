/**
 * The base path as routes need it: a leading slash, no trailing one, empty for the root.
 *
 * @param basePath Default `/earful`.
 * @throws TypeError when it holds anything but letters, digits, `-`, `_`, `.` and slashes.
 */
export function normaliseBasePath(basePath = '/earful'): string {
  const trimmed = basePath.replace(/^\/+|\/+$/g, '');
  if (trimmed === '') return '';
  if (!/^[\w.-]+(\/[\w.-]+)*$/.test(trimmed)) {
    throw new TypeError(`basePath is "${basePath}"; use a plain path such as /earful.`);
  }
  return `/${trimmed}`;
}
