/**
 * What is wrong, where, with which value, and what would be right: a kind of value, the known names, or a bound; absent, it is said by
 * the name of the field.
 * The sentences live in faults.ts, a chunk that only a page with a fault fetches.
 */
export type Fault = [code: FaultCode, path: string, value?: unknown, right?: unknown];
export type FaultCode =
  | 'type'
  | 'unknown'
  | 'missing'
  | 'reference'
  | 'endpoint'
  | 'json'
  | 'load'
  | 'date'
  | 'call'
  | 'contrast'
  | 'twice'
  | 'delivery';
export type Report = (...fault: Fault) => void;

/** One console message for all faults of a turn. Their sentences are fetched only now. */
export const createReport = (): Report => {
  let faults: Fault[] = [];
  return (...fault) => {
    if (faults.push(fault) > 1) return;
    setTimeout(async () => {
      const found = faults.splice(0);
      try {
        console.error((await import('./faults.js')).describeFaults(found));
      } catch {
        console.error('Earful', found);
      }
    });
  };
};
