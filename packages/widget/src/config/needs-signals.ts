/**
 * Does a configuration, or one trigger of it, need more than the rules have: another trigger than those in default-triggers.ts, a condition, or
 * an experiment? Read from its text, which says so wherever it stands.
 */
export const needsSignals = (part: unknown): boolean =>
  /"(experiment|when|occurrence|delayMs|cancelledBy|samplingRate|facts)":|"signal":"(?!paymentFailed"|promiseOverdue")/.test(
    JSON.stringify(part),
  );
