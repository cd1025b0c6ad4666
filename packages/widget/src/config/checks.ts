import type { Report } from '../faults/report.js';

/** Returns the value when it is right, else reports and returns nothing. */
export type Check = (value: unknown, path: string, report: Report) => unknown;

/** Without `right`, faults.ts says by the name of the field what would be right. */
export const that =
  (fits: (value: never) => boolean, right?: unknown): Check =>
  (value, path, report) =>
    fits(value as never) ? value : report('type', path, value, right);

export const oneOf = (values: readonly unknown[]): Check => that((value) => values.includes(value), values);
/** Known, but read by nobody in the page, or with care: `earful check` looks into it. */
export const any: Check = (value) => value;
export const bool = that((value) => value === !!value);
export const matching = (pattern: RegExp): Check => that((value) => typeof value === 'string' && pattern.test(value));
export const upTo = (longest: number): Check =>
  that((value: string) => typeof value === 'string' && !!value && value.length <= longest);
/** A number is asked for its type: an object may have a `valueOf` that is no function, and would throw. */
export const number = (from: number, to = Infinity): Check =>
  that((value: number) => typeof value === 'number' && value >= from && value <= to, [from, to]);

const isObject = (value: unknown): value is Record<string, unknown> =>
  !!value && typeof value === 'object' && !Array.isArray(value);

/**
 * Every named field is checked on its own: one that is wrong is left out, the rest stays, in its order: the rules recognise
 * a trigger of the loader by its written parameters. Without what is `needed` nothing remains.
 */
export const shape =
  (fields: Record<string, Check>, ...needed: string[]): Check =>
  (value, path, report) => {
    if (!isObject(value)) return report('type', path, value, 'object');
    const right: Record<string, unknown> = {};
    // Not `in`: some pages give all objects a property.
    for (const name of Object.keys(value)) {
      const at = path + '.' + name;
      const given = value[name];
      if (!Object.hasOwn(fields, name)) report('unknown', at, given, Object.keys(fields));
      else if (given !== undefined) {
        const found = fields[name]!(given, at, report);
        if (found !== undefined) right[name] = found;
      }
    }
    for (const name of needed) if (value[name] === undefined) report('missing', path + '.' + name);
    return needed.every((name) => right[name] !== undefined) ? right : undefined;
  };

export const list =
  (check: Check, longest?: number): Check =>
  (value, path, report) =>
    Array.isArray(value)
      ? value
          .slice(0, longest)
          .map((item, index) => check(item, `${path}[${index}]`, report))
          .filter((item) => item !== undefined)
      : report('type', path, value, 'list');

/** An empty one would hold for nobody, or for everybody. */
export const filled =
  (check: Check): Check =>
  (value, path, report) =>
    (value as unknown[])?.length ? list(check)(value, path, report) : report('type', path, value, 'filled');

/**
 * One part: with anything wrong in it, all of it is left out. What is wrong may be what keeps it silent. Where nothing is,
 * `together` reports what does not fit together.
 */
export const whole =
  (check: Check, together: (right: never, path: string, report: Report) => unknown = any): Check =>
  (value, path, report) => {
    let isRight = true;
    const note: Report = (...fault) => {
      isRight = false;
      report(...fault);
    };
    const right = check(value, path, note);
    if (isRight) together(right as never, path, note);
    return isRight ? right : undefined;
  };

/** One check for an object, another for the rest. */
export const either =
  (ofObject: Check, ofRest: Check): Check =>
  (value, ...at) =>
    (isObject(value) ? ofObject : ofRest)(value, ...at);
