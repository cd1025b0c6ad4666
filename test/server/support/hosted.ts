import type { Site } from './site.js';
import { publicUrl } from './site.js';

/** What a browser says with a form of our own page. */
export const ownForm = {
  'content-type': 'application/x-www-form-urlencoded',
  origin: publicUrl,
  'sec-fetch-site': 'same-origin',
};

export interface HostedPage {
  status: number;
  headers: Headers;
  text: string;
  /** Hidden fields of its form. */
  hidden: Record<string, string>;
}

export async function read(response: Response): Promise<HostedPage> {
  const text = await response.text();
  const fields = text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g);
  const hidden = Object.fromEntries([...fields].map(([, name, value]) => [name!, value!]));
  return { status: response.status, headers: response.headers, text, hidden };
}

export const open = async (site: Site, path: string, headers: Record<string, string> = {}): Promise<HostedPage> =>
  read(await site.get(path, headers));

export type Fields = Record<string, string> | [string, string][];

/** Sends a form as a browser does, and does not follow. */
export const submit = (site: Site, path: string, fields: Fields, headers: Record<string, string> = ownForm) =>
  site.post(path, String(new URLSearchParams(fields)), headers);

/** The path below the base path to which an answer leads. */
export const placeOf = (response: Response): string =>
  (response.headers.get('location') ?? '').replace(/^\/earful/, '');

/** The whole way: opens the page, taps, and ends at the page that confirms. */
export async function tap(site: Site, answer: string, path = '/t/checkout') {
  const start = await open(site, path);
  const answered = await submit(site, path, { ...start.hidden, disconfirmation: answer });
  return { start, answered, place: placeOf(answered) };
}
