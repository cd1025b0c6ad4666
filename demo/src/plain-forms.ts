import { createMiddleware } from 'hono/factory';

/** Every form here is sent as a browser sends a plain one. Anything else is refused before a handler tries to read it. */
export const plainForms = createMiddleware(async (context, next) => {
  const type = context.req.header('content-type') ?? '';
  if (context.req.method === 'POST' && type && !/^application\/x-www-form-urlencoded\b/i.test(type)) {
    return context.text('This address reads plain forms only.', 415);
  }
  return next();
});
