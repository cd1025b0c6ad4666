/** One thing that is wrong or unwise in a configuration. */
export interface ConfigFault {
  /** The place: `touchpoints.0.id`, or line and column where the file cannot be read as JSON. */
  path: string;
  /** What stands there, as JSON, shortened. */
  value: string;
  /** What is wrong with it; continues the sentence that path and value begin. */
  problem: string;
  /** What to write instead. */
  fix: string;
}

const maxShownLength = 60;

export function shorten(text: string): string {
  return text.length > maxShownLength ? `${text.slice(0, maxShownLength)}…` : text;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): string {
  const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], root);
  return value === undefined ? 'missing' : shorten(JSON.stringify(value) ?? typeof value);
}

/** A name that could be mistaken for punctuation is quoted. */
const written = (key: PropertyKey): string => (/^[\w$-]+$/.test(String(key)) ? String(key) : JSON.stringify(key));

export function faultAt(root: unknown, path: readonly PropertyKey[], problem: string, fix: string): ConfigFault {
  const place = path.length === 0 ? 'the whole file' : path.map(written).join('.');
  return { path: place, value: valueAt(root, path), problem, fix };
}

/** A fault as one line: place, value, what is wrong, and what to write instead. */
export function describeFault({ path, value, problem, fix }: ConfigFault): string {
  return `${path} (${value}): ${problem}; ${fix}`;
}
