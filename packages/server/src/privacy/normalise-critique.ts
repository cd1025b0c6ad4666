import type { Critique } from '@earful/protocol';
import { normaliseText } from './normalise-text.js';

type Value = string | number | boolean | undefined | Value[] | { [name: string]: Value };

function normaliseValue(value: Value): Value {
  if (typeof value === 'string') return normaliseText(value);
  if (Array.isArray(value)) return value.map(normaliseValue);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [normaliseText(name), normaliseValue(one)]));
}

/** Normalises every text of a critique that the schema has passed, and marks it if that changed anything. */
export function normaliseCritique(critique: Critique): Critique {
  const normal = normaliseValue(critique) as Critique;
  if (JSON.stringify(normal) !== JSON.stringify(critique)) normal.sanitised = true;
  return normal;
}
