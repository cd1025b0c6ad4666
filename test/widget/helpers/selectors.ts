import { vi } from 'vitest';
import { isSelector } from '../../../packages/server/src/config/trigger-faults.js';

/** A page without an element that reads selectors as browsers do: what is none throws. */
export function stubSelectors(): void {
  const querySelector = (selector: string): null => {
    if (!isSelector(selector)) throw new SyntaxError(selector);
    return null;
  };
  vi.stubGlobal('document', { querySelector });
}
