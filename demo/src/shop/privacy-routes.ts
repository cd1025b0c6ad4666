import type { Context } from 'hono';
import { Hono } from 'hono';
import type { ShopAnswer } from './answer.js';
import { savedText } from './pages/privacy-form.js';
import { privacyPage } from './pages/privacy-page.js';
import { consentCall, rememberChoice } from './privacy.js';
import { textOf } from './text-of.js';
import type { Visit } from './visit.js';

/** Looking at the privacy choices, and making them. */
export function privacyRoutes(visit: (context: Context) => Visit): Hono {
  const routes = new Hono();

  routes.get('/', (context) => {
    const { language, privacy, show } = visit(context);
    return show(privacyPage(privacy, language, context.req.query('saved') !== undefined));
  });

  routes.post('/', async (context) => {
    const { language, wantsJson, privacy } = visit(context);
    const form = await context.req.parseBody();
    const allows = (name: string) => textOf(form, 'save') === '1' && textOf(form, name) === '1';
    const choice = {
      storage: allows('storage'),
      measurement: allows('measurement') && !privacy.refusesCounting,
    };
    rememberChoice(context, choice);
    if (!wantsJson) return context.redirect('/privacy?saved', 303);
    const calls = [consentCall(choice)];
    return context.json({ ok: true, message: savedText(language), calls } satisfies ShopAnswer);
  });

  return routes;
}
