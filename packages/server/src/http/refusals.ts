import type { Context, Env, Hono } from 'hono';
import type { ProblemCode } from '@earful/protocol';
import { problems } from '@earful/protocol';
import type { Log } from '../log.js';
import { createFaultLog } from './fault-log.js';
import type { ProblemDetails } from './problem.js';
import { Refusal, problemResponse } from './problem.js';
import { createTally } from './tally.js';

interface RefusalOptions<E extends Env> {
  log: Log | undefined;
  /** Clock, in milliseconds since 1970. */
  now: () => number;
  /** What every such answer says besides. Default: nothing. */
  headersFor?: (request: Request) => Record<string, string>;
  /** A page in place of a document that says "not now", for apps that people look at. Default: the document. */
  pageFor?: (context: Context<E>, status: 429 | 503) => Response | Promise<Response>;
}

/**
 * Gives an app one way to refuse: thrown refusals become their document, everything unforeseen becomes "unavailable",
 * because our own trouble must never look like the sender's fault.
 */
export function answerRefusals<E extends Env>(
  app: Hono<E>,
  { log, now, headersFor = () => ({}), pageFor }: RefusalOptions<E>,
): void {
  const tally = createTally(now);
  const tellFault = createFaultLog({ log, now });
  const describe = (context: Context<E>) => ({ method: context.req.method, route: context.req.routePath });

  function refuse(context: Context<E>, code: ProblemCode, details: ProblemDetails = {}): Response | Promise<Response> {
    const headers = { ...details.headers, ...headersFor(context.req.raw) };
    const document = problemResponse(code, { ...details, headers });
    const isForNow = code === 'unavailable' || code === 'too-many';
    if (!isForNow || !pageFor) return document;
    for (const name of ['retry-after', 'connection']) context.header(name, document.headers.get(name) ?? undefined);
    return pageFor(context, problems[code].status as 429 | 503);
  }

  app.notFound((context) => refuse(context, 'not-found'));
  app.onError((error, context) => {
    if (error instanceof Refusal) {
      // The gate says how many of the one, and the other comes before all that is taken.
      const isToldElsewhere = error.code === 'too-many' || error.code === 'work-wanted';
      const refused = isToldElsewhere ? undefined : tally(`${error.code} ${context.req.routePath}`);
      // Whoever forgot to allow a site of their own looks for its name.
      const origin = error.code === 'wrong-origin' ? (context.req.header('origin') ?? 'none') : undefined;
      if (refused !== undefined) log?.('info', 'refused', { ...describe(context), code: error.code, origin, refused });
      return refuse(context, error.code, error.details);
    }
    tellFault('failed', error, describe(context));
    return refuse(context, 'unavailable');
  });
}

/** The last handler of a route: any other method. */
export function refuseOtherMethods<E extends Env>(app: Hono<E>, path: string, methods: readonly string[]): void {
  const allow = [...methods, 'OPTIONS'].join(', ');
  app.all(path, (context) => {
    if (context.req.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } });
    throw new Refusal('method-not-allowed', { headers: { allow } });
  });
}
