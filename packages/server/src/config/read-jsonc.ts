import type { Node, ParseError } from 'jsonc-parser';
import { getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { ConfigFault } from './config-fault.js';
import { shorten } from './config-fault.js';

/** A parser that goes on after a fault finds others that are none; so many help, more do not. */
const maxSyntaxFaults = 10;

const fixes: Record<string, string> = {
  InvalidSymbol: 'write text in double quotes, a number, true, false, null, a list or an object',
  InvalidNumberFormat: 'write a number as in 12 or 0.5',
  PropertyNameExpected: 'write a name in double quotes',
  ValueExpected: 'write a value, or take out what leads to it',
  ColonExpected: 'put a colon between name and value',
  CommaExpected: 'put a comma before it',
  CloseBraceExpected: 'close the object with }',
  CloseBracketExpected: 'close the list with ]',
  EndOfFileExpected: 'take out what follows the end',
  UnexpectedEndOfComment: 'close the comment with */',
  UnexpectedEndOfString: 'close the text with a double quote, on the same line',
  UnexpectedEndOfNumber: 'write a number as in 12 or 0.5',
  InvalidUnicode: 'write four hexadecimal digits after \\u',
  InvalidEscapeCharacter: 'write \\\\ for a backslash',
  InvalidCharacter: 'write \\n, \\t or \\u and four digits instead of a control character',
};

/** `line 3, column 5`, as editors count. */
function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function syntaxFault(text: string, { error, offset, length }: ParseError): ConfigFault {
  const value = offset >= text.length ? 'end of file' : shorten(text.slice(offset, offset + Math.max(1, length)));
  const fix = fixes[printParseErrorCode(error)] ?? 'correct it';
  return { path: placeOf(text, offset), value, problem: 'is not JSON', fix };
}

/** The second of two equal names would silently win. */
function repeatedNames(text: string, node: Node): ConfigFault[] {
  const seen = new Set<unknown>();
  return (node.children ?? []).flatMap((child) => {
    const inside = repeatedNames(text, child);
    const name = child.type === 'property' ? child.children?.[0] : undefined;
    if (!name) return inside;
    if (seen.has(name.value)) {
      const place = { path: placeOf(text, name.offset), value: shorten(JSON.stringify(name.value)) };
      return [{ ...place, problem: 'stands twice in one object', fix: 'keep one of them' }, ...inside];
    }
    seen.add(name.value);
    return inside;
  });
}

/** Reads JSON with comments and trailing commas. What cannot be read is told with line and column. */
export function readJsonc(content: string): { value: unknown; faults: ConfigFault[] } {
  // Some editors begin a file with a byte order mark.
  const text = content.replace(/^\uFEFF/, '');
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || !root) {
    const first = errors.filter(({ offset }, index) => errors.findIndex((one) => one.offset === offset) === index);
    return { value: undefined, faults: first.slice(0, maxSyntaxFaults).map((error) => syntaxFault(text, error)) };
  }
  return { value: getNodeValue(root) as unknown, faults: repeatedNames(text, root) };
}
