import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { parseAccept } from 'hono/utils/accept';
import type { Mounted } from '../site-options.js';
import type { BuiltFiles } from './built-files.js';
import { builtFiles } from './built-files.js';
import { etagOf, isFresh } from './etag.js';
import { cameByNode } from './node-body.js';
import { pathOf } from './path-of.js';
import { problemResponse } from './problem.js';
import { inboxHeaders } from './security-headers.js';

interface StaticFilesOptions {
  basePath: string;
  /** `false`: none. Default: see `builtFiles`. */
  assets: BuiltFiles | false | undefined;
}

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Some letters of a path may stand as their codes: so the script makes another address of a file that a browser has lost. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Plain names only: nothing hidden, nothing that climbs out of the folder, nothing that is still coded. */
const plainPath = /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/;

/** Loaded by pages of other origins: as a classic script, and as modules, which need CORS. */
const widgetHeaders = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

/** Best first. Browsers ask for brotli over https only. */
const codings: Record<string, (content: Buffer) => Promise<Buffer>> = {
  br: promisify(brotliCompress),
  gzip: promisify<Buffer, Buffer>(gzip),
};

/**
 * What the sender can decompress, or undefined: then the file goes as it is. So it does where others send it: Next.js, which
 * compresses by itself, takes the name of the coding off and leaves the bytes coded.
 */
function codingFor(request: Request): string | undefined {
  if (!cameByNode(request)) return undefined;
  const accepted = parseAccept(request.headers.get('accept-encoding') ?? '').filter(({ q }) => q > 0);
  return Object.keys(codings).find((coding) => accepted.some(({ type }) => type.toLowerCase() === coding));
}

interface Found {
  /** The first of these that is there. */
  files: string[];
  headers: Record<string, string>;
}

/** Serves the built files of widget and inbox, and nothing else on the disk. */
export function createStaticFiles({ basePath, assets }: StaticFilesOptions): Mounted {
  const kept = new Map<string, { changedMs: number; read: ReturnType<typeof read> }>();

  async function read(file: string, coding: string | undefined) {
    const bytes = await readFile(file);
    const content = new Uint8Array(coding ? await codings[coding]!(bytes) : bytes);
    return { content, etag: etagOf(content) };
  }

  async function load(file: string, coding: string | undefined) {
    const { mtimeMs, size } = await stat(file);
    const changedMs = mtimeMs + size;
    const name = `${coding}:${file}`;
    const known = kept.get(name);
    if (known?.changedMs === changedMs) return known.read;
    const loading = read(file, coding);
    kept.set(name, { changedMs, read: loading });
    loading.catch(() => kept.delete(name));
    return loading;
  }

  function find({ widget, inbox }: BuiltFiles, path: string): Found | undefined {
    if (path.startsWith('inbox/')) {
      const rest = path.slice('inbox/'.length);
      // A path without a dot is a view of the app, which reads the address itself.
      const name = rest.includes('.') ? rest : 'index.html';
      if (!plainPath.test(name)) return undefined;
      return { files: [join(inbox, name)], headers: { ...inboxHeaders, 'cache-control': 'no-cache' } };
    }
    if (!plainPath.test(path) || extname(path) !== '.js') return undefined;
    const files = [widget].flat().map((folder) => join(folder, path));
    if (path === 't/page.js' || path === 't/worker.js') {
      return { files: files.slice(0, 1), headers: { 'cache-control': 'no-cache' } };
    }
    const versioned = /^\d[\w.-]*\//.test(path);
    if (path !== 'earful.js' && !versioned) return undefined;
    const caching = versioned ? 'public, max-age=31536000, immutable' : 'no-cache';
    return { files: versioned ? files : files.slice(0, 1), headers: { ...widgetHeaders, 'cache-control': caching } };
  }

  async function answer(request: Request, found: Found): Promise<Response> {
    const type = contentTypes[extname(found.files[0]!)] ?? 'application/octet-stream';
    const coding = /text|json|svg/.test(type) ? codingFor(request) : undefined;
    let loaded;
    for (const file of found.files) loaded ??= await load(file, coding).catch(() => undefined);
    if (!loaded) return problemResponse('not-found');
    const headers = {
      'x-content-type-options': 'nosniff',
      ...found.headers,
      etag: loaded.etag,
      'content-type': type,
      vary: 'accept-encoding',
      ...(coding && { 'content-encoding': coding }),
    };
    if (isFresh(request, loaded.etag)) return new Response(null, { status: 304, headers });
    return new Response(request.method === 'HEAD' ? null : loaded.content, { headers });
  }

  return {
    async fetch(request) {
      const path = decode(pathOf(request).slice(basePath.length + 1));
      if (assets === false) return problemResponse('not-found');
      if (path === 'inbox') return new Response(null, { status: 308, headers: { location: `${basePath}/inbox/` } });
      const found = find(assets ?? builtFiles(), path);
      if (!found) return problemResponse('not-found');
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return problemResponse('method-not-allowed', { headers: { allow: 'GET, HEAD' } });
      }
      return answer(request, found);
    },
  };
}
