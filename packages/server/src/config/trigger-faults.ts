import { comparisons, signalParameters, signals } from '@earful/protocol';
import { lexer } from 'css-tree';
import type { ConfigFault } from './config-fault.js';
import { faultAt } from './config-fault.js';
import { at, entriesOf } from './parts.js';

type Comparison = (typeof comparisons)[number];

const examples: Record<string, string> = { selector: '"#contact"', name: '"voucherRefused"' };

const isList = Array.isArray;
const isOne = (value: unknown) => !isList(value);
const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number';

/** What a fact can be compared with, and what to write where it is something else. */
const comparable: Record<Comparison, [fits: (value: unknown) => boolean, fix: string]> = {
  equals: [isOne, 'write one value, or use "in"'],
  not: [isOne, 'write a filter for each value'],
  contains: [isText, 'write a text'],
  greater: [isNumber, 'write a number, without quotes'],
  less: [isNumber, 'write a number, without quotes'],
  in: [isList, 'write a list: […]'],
};

/** By the grammar of Selectors 4; names of pseudo-classes are not looked at, because browsers learn new ones. */
export const isSelector = (text: string): boolean => !lexer.match('<complex-selector-list>', text).error;

/**
 * Triggers that could never fire: without what their signal needs, with a selector that no browser reads, or with a
 * comparison that no fact passes. Takes any value, so that all of it is told beside the faults of the schema.
 */
export function triggerFaults(root: unknown): ConfigFault[] {
  return entriesOf(root, 'triggers').flatMap(([index, trigger]) => {
    const path = ['triggers', index, 'parameters'];
    const signal = signals.find((name) => name === at(trigger, 'signal'));
    const { needs = [] } = signal ? signalParameters[signal] : {};
    const parameters = at(trigger, 'parameters');
    const selector = at(parameters, 'selector');
    return [
      ...needs
        .filter((name) => at(parameters, name) === undefined)
        .map((name) => faultAt(root, [...path, name], `is needed by ${signal}`, `add it, as in ${examples[name]}`)),
      ...(typeof selector === 'string' && !isSelector(selector)
        ? [faultAt(root, [...path, 'selector'], 'is no CSS selector', 'write one, as in "#contact" or "[data-pay]"')]
        : []),
      ...entriesOf(parameters, 'facts').flatMap(([place, filter]) => {
        const is = at(filter, 'is') as Comparison;
        const value = at(filter, 'value');
        if (value === undefined || !comparisons.includes(is)) return [];
        const [fits, fix] = comparable[is];
        if (fits(value)) return [];
        return [faultAt(root, [...path, 'facts', place, 'value'], `is nothing that "${is}" compares with`, fix)];
      }),
    ];
  });
}
