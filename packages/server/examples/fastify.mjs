// Fastify.
import { toFastifyPlugin } from '@earful/server/fastify';
import fastify from 'fastify';
import { earful, page, port, ready } from './site.mjs';

const app = fastify();
app.register(toFastifyPlugin(earful));
app.get('/', (_request, reply) => reply.type('text/html').send(page));

await app.listen({ port, host: '127.0.0.1' });
ready(app.server, () => app.close());
