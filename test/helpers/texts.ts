/** Every text with its path, lists and groups included: `answers.0`, `kinds.card`. */
export const flatten = (value: unknown, path = ''): [path: string, text: string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, inner]) => flatten(inner, path ? `${path}.${key}` : key));

/** Slots of a text, sorted: `{date}`, `{team}`. */
export const slotsOf = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).toSorted();
