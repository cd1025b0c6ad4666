import type { StaffError } from '@earful/client/staff';
import { strings } from '../text/strings.js';

/** A failure in a sentence that says what to do. */
export const describeFault = (fault: StaffError): string => {
  const known: Partial<Record<string, unknown>> = strings.faults;
  const text = known[fault.code];
  return typeof text === 'string' ? text : strings.faults.other(fault.code);
};

/** What failed, said at once, and a way to try again. */
export const FaultNote = ({ fault, onRetry }: { fault: StaffError; onRetry?: () => void }) => (
  <div class="note bad" role="alert">
    <p>{describeFault(fault)}</p>
    {onRetry && (
      <button type="button" onClick={onRetry}>
        {strings.tryAgain}
      </button>
    )}
  </div>
);
