// Read by programs older than our floor, so: nothing newer than ES2017 here.

/** The oldest Node that everything here is tested on. */
export const oldestNode = '20.19.0';

/** @returns one sentence that says what to do, or undefined when the version will do. */
export function nodeVersionFault(version) {
  const have = version.split('.').map(Number);
  const need = oldestNode.split('.').map(Number);
  const differing = need.findIndex((part, i) => have[i] !== part);
  if (differing === -1 || have[differing] > need[differing]) return undefined;
  return (
    'Earful needs Node ' +
    oldestNode +
    ' or newer and this is ' +
    version +
    ': install a newer Node, then run it again.'
  );
}
