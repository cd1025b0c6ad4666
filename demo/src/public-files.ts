import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { MiddlewareHandler } from 'hono';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Serves the files of a folder as they were when the shop opened, revalidated by ETag. Anything else goes on. */
export function servePublicFiles(folder: string): MiddlewareHandler {
  const files = new Map<string, { body: string; type: string; tag: string }>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = types[extname(name)];
    if (!type) continue;
    const body = readFileSync(join(folder, name), 'utf8');
    const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
    files.set(`/${name.replaceAll('\\', '/')}`, { body, type, tag });
  }
  return async (context, next) => {
    const file = context.req.method === 'GET' ? files.get(context.req.path) : undefined;
    if (!file) return next();
    context.header('Cache-Control', 'no-cache');
    context.header('ETag', file.tag);
    if (context.req.header('if-none-match') === file.tag) return context.body(null, 304);
    return context.body(file.body, 200, { 'Content-Type': file.type });
  };
}
