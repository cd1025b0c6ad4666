/** One text of a submitted form; empty when it is missing, a file or given twice. */
export function textOf(form: Record<string, unknown>, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.slice(0, 300) : '';
}
