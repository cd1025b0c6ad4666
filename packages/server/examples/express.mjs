// Express. Before anything that parses bodies.
import { promisify } from 'node:util';
import { toNodeListener } from '@earful/server/node';
import express from 'express';
import { earful, page, port, ready } from './site.mjs';

const app = express();
app.all('/earful/*path', toNodeListener(earful));
app.use(express.json());
app.get('/', (_request, response) => response.send(page));

const server = app.listen(port, '127.0.0.1', () => ready(server, promisify(server.close.bind(server))));
