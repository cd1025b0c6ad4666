// Hono, and whatever else speaks Request and Response: no adapter is needed.
import { promisify } from 'node:util';
import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { earful, page, port, ready } from './site.mjs';

const app = new Hono();
app.all('/earful/*', (context) => earful.fetch(context.req.raw, getConnInfo(context).remote));
app.get('/', (context) => context.html(page));

const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () =>
  ready(server, promisify(server.close.bind(server))),
);
