/** The part of jstat that we use; the package brings no types. */
declare module 'jstat' {
  const jStat: {
    /** Regularised incomplete beta function I_x(a, b). */
    ibeta(x: number, a: number, b: number): number;
    studentt: {
      /** Quantile of Student's t distribution. */
      inv(p: number, degreesOfFreedom: number): number;
    };
  };
  export = jStat;
}
