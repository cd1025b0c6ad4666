import { once } from 'node:events';
import { createServer } from 'node:http';
import { brotliCompressSync, constants } from 'node:zlib';

const tag = /<script async src="\/earful\/earful\.js"[^>]*><\/script>/;
const block = /<script type="application\/json" data-earful>[^]*?<\/script>/;
const kept = ['content-type', 'content-security-policy', 'cache-control'];

/** The same page without Earful. */
export const withoutEarful = (html) => html.replace(tag, '').replace(block, '');

/**
 * The same page with this configuration, for a visitor of the segment `loyal`. `waits`: as usual, for a first sign that somebody
 * is here; else everything comes as soon as the page is idle.
 */
export const withConfig = (config, waits) => (html) => {
  const json = JSON.stringify(config).replaceAll('<', String.raw`\u003c`);
  return html
    .replace(block, () => `<script type="application/json" data-earful>${json}</script>`)
    .replace('data-endpoint', `data-segments="loyal" ${waits ? '' : 'data-preload="idle" '}data-endpoint`);
};

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;

/**
 * Answers from memory what `origin` answers, or `own` (`{ type, body }` by path), with pages changed by `change`; what is posted
 * goes through to it. So every variant has the same server at the same speed, and the browser's own network: nothing is
 * intercepted. `last`: how the address of the last file ends that the page fetches by itself.
 */
export async function serveCopy(origin, change, own = {}, last = change !== withoutEarful && '/prompt.js') {
  const answers = new Map();
  const read = async (path) => {
    const { type, body } = own[path] ?? {};
    const response = type ? new Response(body, { headers: { 'content-type': type } }) : await fetch(origin + path);
    const bytes = Buffer.from(await response.arrayBuffer());
    const head = Object.fromEntries([...response.headers].filter(([name]) => kept.includes(name)));
    const isPage = head['content-type']?.startsWith('text/html');
    return { status: response.status, head, bytes: isPage ? Buffer.from(change(`${bytes}`)) : bytes };
  };
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    if (method === 'POST') {
      const answer = await fetch(origin + url, {
        method,
        headers: { 'content-type': headers['content-type'] },
        body: request,
        duplex: 'half',
      });
      const head = { 'content-type': answer.headers.get('content-type') ?? 'text/plain' };
      return response.writeHead(answer.status, head).end(Buffer.from(await answer.arrayBuffer()));
    }
    if (!answers.has(url)) answers.set(url, await read(url));
    const { status, head, bytes } = answers.get(url);
    response.writeHead(status, head).end(bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    /** Opens the page, as from the shop's help, and waits for the last that it fetches. */
    async open(page) {
      const isLast = (request) => request.url().endsWith(last);
      const fetched = last && page.waitForEvent('requestfinished', isLast);
      await page.goto(this.url, { waitUntil: 'load', referer: `${this.url}help` });
      await fetched;
    },
    /** Bytes in brotli of each file of Earful that was asked for, by its name. */
    sizes: () =>
      Object.fromEntries(
        [...answers]
          .filter(([path]) => path.startsWith('/earful/') && path.endsWith('.js'))
          .map(([path, { bytes }]) => [path.split('/').at(-1), brotli(bytes)]),
      ),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
