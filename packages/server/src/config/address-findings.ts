/** What is wrong with an address that covers no page, and what to write instead; nothing when it may cover one. */
type Finding = [problem: string, fix: string] | undefined;

const isWhole = (pattern: string): boolean => /^[a-z]+:\/\//.test(pattern);

/** A pattern that the path, the query or the hash of an address is held against. */
function pathFinding(pattern: string, also = ''): Finding {
  // A star may stand for nothing, and so before the first slash.
  if (/^[/*?#]/.test(pattern)) return undefined;
  return ['covers no address: a path begins with a slash', `write "/${pattern}"${also}`];
}

/** One of `when.addresses`. */
export function addressFinding(pattern: string): Finding {
  if (!isWhole(pattern)) return pathFinding(pattern);
  const path = pattern.replace(/^[a-z]+:\/\/[^/?#]*\/?/, '/');
  return ['covers no address: it is held against path, query and hash', `write "${path}"`];
}

/** `parameters.address` of requests, which may be on another host. */
export function requestFinding(pattern: string): Finding {
  if (!pattern.startsWith('http')) return pathFinding(pattern, ', or begin it with https://');
  const bare = pattern.replace(/[?#].*/, '');
  return bare === pattern ? undefined : ['covers no request: in full, it is read without query', `write "${bare}"`];
}

/** One of `when.referrers`: host and path of the page before. */
export function referrerFinding(pattern: string): Finding {
  const bare = pattern.replace(/^[a-z]+:\/\//, '').replace(/[?#].*/, '');
  if (bare !== pattern) return ['covers no referrer: only host and path are looked at', `write "${bare}"`];
  return pattern.startsWith('/') ? ['covers no referrer: it begins with the host', `write "*${pattern}"`] : undefined;
}
