/**
 * A mistake in the code that calls Earful, thrown while a factory runs and never later.
 * `message` names the option, the value that was given and what to give instead.
 */
export interface OptionError extends TypeError {
  readonly code: 'bad-option';
}

/** Throws an {@link OptionError}. */
export const badOption = (option: string, value: unknown, fix: string): never => {
  throw Object.assign(new TypeError(`earful: ${option}=${value}, use ${fix}`), { code: 'bad-option' });
};
