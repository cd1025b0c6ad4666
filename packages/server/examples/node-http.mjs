// Node's own server.
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { toNodeListener } from '@earful/server/node';
import { earful, page, port, ready } from './site.mjs';

const answer = toNodeListener(earful);

const server = createServer((request, response) => {
  if (request.url.startsWith('/earful/')) return answer(request, response);
  response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
});
server.listen(port, '127.0.0.1', () => ready(server, promisify(server.close.bind(server))));
