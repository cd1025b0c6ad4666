// A module worker, as serverless platforms run them: an object with `fetch`. There the store is a PostgreSQL, because nothing is
// kept in a folder. `node examples/worker.mjs` runs it here.
import { promisify } from 'node:util';
import { serve } from '@hono/node-server';
import { earful, page, port, ready } from './site.mjs';

const worker = {
  fetch(request) {
    // Where the platform says who is at the other end of the line, it is passed on as a second argument, `{ address }`.
    if (new URL(request.url).pathname.startsWith('/earful/')) return earful.fetch(request);
    return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  },
};
export { worker as default };

const server = serve({ fetch: worker.fetch, port, hostname: '127.0.0.1' }, () =>
  ready(server, promisify(server.close.bind(server))),
);
