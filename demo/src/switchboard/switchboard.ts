import { Hono } from 'hono';
import type { BackOffice } from '../shop/back-office.js';
import type { FailureId } from '../shop/failures.js';
import { failureIds } from '../shop/failures.js';
import { sampleOrder } from './sample-order.js';
import type { Traffic } from './switchboard-page.js';
import { switchboardPage } from './switchboard-page.js';

export interface SwitchboardOptions {
  office: BackOffice;
  traffic: () => Traffic;
  /** A fresh one-time link that signs staff in to the inbox. */
  signInLink?: () => Promise<string>;
}

/** The page that breaks the shop, below `/switchboard`. */
export function createSwitchboard({ office, traffic, signInLink }: SwitchboardOptions): Hono {
  const board = new Hono();

  board.get('/', (context) => context.html(switchboardPage(office, traffic(), signInLink !== undefined)));

  board.get('/state', (context) =>
    context.json({
      ...traffic(),
      switches: Object.fromEntries(failureIds.map((id) => [id, office.failures.isOn(id)])),
    }),
  );

  board.post('/switches/:id', async (context) => {
    const id = failureIds.find((known): known is FailureId => known === context.req.param('id'));
    if (!id) return context.text('There is no such switch.', 404);
    const { on } = await context.req.parseBody();
    if (on !== '0' && on !== '1') return context.text('Send on=1 or on=0.', 422);
    office.failures.set(id, on === '1');
    return context.redirect(`/switchboard#${id}`, 303);
  });

  board.post('/orders', async (context) => {
    const { age } = await context.req.parseBody();
    if (age !== '0' && age !== '3') return context.text('Send age=0 or age=3.', 422);
    sampleOrder(office, Number(age));
    return context.redirect('/switchboard#orders', 303);
  });

  board.post('/inbox', async (context) => {
    if (!signInLink) return context.text('There is no inbox here.', 404);
    return context.redirect(await signInLink(), 303);
  });

  return board;
}
