import type { Problem } from '@earful/protocol';

/** Most faults that are told; one misspelt list would otherwise fill the answer. */
const maxFaults = 10;

interface Issue {
  path: PropertyKey[];
  message: string;
}

/** What a schema found, by place. Only places and rules: values that were sent are not repeated. */
export function faultsOf(error: { issues: Issue[] }): NonNullable<Problem['faults']> {
  return error.issues
    .slice(0, maxFaults)
    .map(({ path, message }) => ({ path: path.map(String).join('.').slice(0, 200), message: message.slice(0, 300) }));
}
