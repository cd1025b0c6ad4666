import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { BackOffice } from './back-office.js';
import type { Language } from './language.js';
import { chooseLanguage } from './language.js';
import { layout } from './pages/layout.js';
import type { Page } from './page.js';
import type { Privacy } from './privacy.js';
import { privacyOf } from './privacy.js';

/** One request of a visitor. */
export interface Visit {
  language: Language;
  /** The session, if the visitor has one. */
  sessionId: string | undefined;
  /** The session, begun now if need be. */
  beginSession(): string;
  /** The script of the shop asks: it wants JSON instead of a page. */
  wantsJson: boolean;
  privacy: Privacy;
  show(page: Page, status?: 200 | 402 | 404 | 409 | 422): Response | Promise<Response>;
}

const sessionCookie = 'larkspoon';
const languageCookie = 'lang';
const cookie = { path: '/', httpOnly: true, sameSite: 'Lax' } as const;

/** Reads who is visiting and in which language, and remembers a language chosen in the address. */
export function visitOf(context: Context, { baskets }: BackOffice, earfulConfig: string): Visit {
  const asked = context.req.query('lang');
  const language = chooseLanguage(asked, getCookie(context, languageCookie), context.req.header('accept-language'));
  if (asked === language) setCookie(context, languageCookie, language, { ...cookie, maxAge: 31_536_000 });
  const found = getCookie(context, sessionCookie);
  let sessionId = found && /^[A-Za-z0-9_-]{24}$/.test(found) ? found : undefined;

  const privacy = privacyOf(context);

  return {
    language,
    privacy,
    get sessionId() {
      return sessionId;
    },
    beginSession() {
      if (sessionId) return sessionId;
      sessionId = randomBytes(18).toString('base64url');
      setCookie(context, sessionCookie, sessionId, cookie);
      return sessionId;
    },
    wantsJson: context.req.header('accept')?.includes('application/json') ?? false,
    show(page, status = 200) {
      const lines = sessionId ? baskets.lines(sessionId) : [];
      const basketCount = lines.reduce((sum, line) => sum + line.quantity, 0);
      const { pathname, search } = new URL(context.req.url);
      const address = context.req.method === 'GET' ? pathname + search : pathname;
      return context.html(layout(page, { language, address, basketCount, earfulConfig, privacy }), status);
    },
  };
}
