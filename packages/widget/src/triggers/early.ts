import { formStruggle } from './form-struggle.js';
import { rageClick } from './rage-click.js';
import { noteErrors } from './session-errors.js';
import type { EarlyTrigger } from './trigger.js';

/** Triggers that must see the page from the first moment: they are part of the loader. Parameters are not checked yet. */
export const early: Record<string, EarlyTrigger | undefined> = {
  formStruggle,
  rageClick,
  sessionErrors: noteErrors,
};
