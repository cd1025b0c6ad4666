import type { Fault, Report } from './config.js';

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
