import type { StaffError } from '@earful/client/staff';
import { useSignal } from '@preact/signals';
import { strings } from '../text/strings.js';
import { PassingButton } from './passing-button.js';

/** A failure in a sentence that says what to do. */
export const describeFault = (fault: StaffError): string => {
  const known: Partial<Record<string, unknown>> = strings.faults;
  const text = known[fault.code];
  return typeof text === 'string' ? text : strings.faults.other(fault.code);
};

/** What failed, said at once and after every try in vain, and a way to try again. */
export const FaultNote = ({ fault, onRetry }: { fault: StaffError; onRetry?: () => Promise<void> }) => {
  const tries = useSignal(0);
  const retry = async (): Promise<void> => {
    await onRetry?.();
    tries.value += 1;
  };
  return (
    <div class="note bad" role="alert">
      <p key={tries.value}>{describeFault(fault)}</p>
      {onRetry && <PassingButton onClick={() => void retry()}>{strings.tryAgain}</PassingButton>}
    </div>
  );
};
