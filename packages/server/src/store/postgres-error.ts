/** SQLSTATE of an error of the engine, or the system's code of one on the way there; empty for anything else. */
export const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code ?? '');
