import { Hono } from 'hono';
import { samplePage } from './sample-page.js';
import { themePage } from './theme-page.js';

/** The page on which the look of Earful is turned, below `/theme`, and the small pages that it shows in frames. */
export function createTheme(): Hono {
  const theme = new Hono();
  theme.get('/', (context) => context.html(themePage()));
  theme.get('/sample', (context) => {
    const { scheme, surface } = context.req.query();
    return context.html(samplePage(scheme === 'dark' ? 'dark' : 'light', surface === 'open' ? 'open' : 'inline'));
  });
  return theme;
}
