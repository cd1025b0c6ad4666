import type { IncomingMessage, ServerResponse } from 'node:http';
import { normaliseBasePath } from '../http/base-path.js';
import type { Mounted } from '../site-options.js';
import { toNodeListener } from './node.js';

/** What is used of Fastify, so that nothing of it has to be installed. */
export interface FastifyLike {
  removeAllContentTypeParsers(): void;
  addContentTypeParser(
    type: string,
    parse: (request: never, payload: never, done: (error: Error | null) => void) => void,
  ): unknown;
  all(
    path: string,
    handle: (request: { raw: IncomingMessage }, reply: { raw: ServerResponse; hijack(): unknown }) => void,
  ): unknown;
}

/**
 * Earful as a plugin of Fastify: `app.register(toFastifyPlugin(earful))`, without a prefix. What the site parses elsewhere
 * stays as it is.
 *
 * @param basePath As given to `createEarful`. Default `/earful`.
 */
export const toFastifyPlugin = (mounted: Mounted, basePath?: string) => async (app: FastifyLike) => {
  const listen = toNodeListener(mounted);
  // Ours read the bytes themselves: they count them, and a digest is of bytes.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.all(`${normaliseBasePath(basePath)}/*`, (request, reply) => {
    reply.hijack();
    void listen(request.raw, reply.raw);
  });
};
