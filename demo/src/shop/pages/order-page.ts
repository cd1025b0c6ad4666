import { html } from 'hono/html';
import { formatDay, formatMoment, formatMoney, formatTime } from '../formats.js';
import type { Language } from '../language.js';
import type { Order } from '../orders.js';
import type { EarfulCall, Html, Page } from '../page.js';
import { lineName } from './basket-page.js';

const words = {
  en: {
    title: (number: number) => `Order ${number}`,
    thanks: 'Thank you. Your order is in.',
    promised: 'Promised',
    happened: 'What happened',
    by: (day: string, time: string) => `At your door by ${day}, ${time}`,
    onTheWay: 'On its way, and on time.',
    late: 'It has not arrived.',
    stuck: (moment: string) => `Your parcel has stood at the carrier’s depot since ${moment}. We are sorry.`,
    delivered: (moment: string) => `Delivered on ${moment}.`,
    deliveredLate: (moment: string) => `Delivered on ${moment}, later than promised.`,
    steps: 'Step by step',
    placed: 'Ordered',
    packed: 'Packed',
    handedOver: 'With the carrier',
    atTheDoor: 'At your door',
    pending: 'not yet',
    order: 'What you ordered',
    total: 'Total',
    goesTo: 'Goes to',
    say: 'Something wrong with this order? Tell us.',
    sendBack: 'Send something back',
  },
  pl: {
    title: (number: number) => `Zamówienie ${number}`,
    thanks: 'Dziękujemy. Zamówienie przyjęte.',
    promised: 'Obietnica',
    happened: 'Co się stało',
    by: (day: string, time: string) => `U Ciebie do: ${day}, ${time}`,
    onTheWay: 'W drodze, zgodnie z planem.',
    late: 'Przesyłka nie dotarła.',
    stuck: (moment: string) => `Przesyłka stoi w magazynie przewoźnika (od: ${moment}). Przepraszamy.`,
    delivered: (moment: string) => `Dostarczono: ${moment}.`,
    deliveredLate: (moment: string) => `Dostarczono: ${moment}, później, niż obiecaliśmy.`,
    steps: 'Krok po kroku',
    placed: 'Zamówione',
    packed: 'Spakowane',
    handedOver: 'U przewoźnika',
    atTheDoor: 'U Ciebie',
    pending: 'jeszcze nie',
    order: 'Co jest w zamówieniu',
    total: 'Razem',
    goesTo: 'Adres',
    say: 'Coś nie tak z tym zamówieniem? Powiedz nam.',
    sendBack: 'Zwróć coś',
  },
};

/** How an order stands: the promised date beside what happened, and the same facts for Earful. */
export function orderPage(order: Order, now: Date, language: Language, fresh: boolean): Page {
  const say = words[language];
  const promised = say.by(formatDay(order.promisedBy, language), formatTime(order.promisedBy, language));
  const late = !order.deliveredAt && now > order.promisedBy;
  const step = (name: string, at: Date | undefined): Html =>
    html`<li class="${at ? 'done' : ''}">
      <span>${name}</span><span class="quiet">${at ? formatMoment(at, language) : say.pending}</span>
    </li>`;
  return {
    title: say.title(order.number),
    touchpoint: 'order-status',
    calls: [factsOf(order, promised)],
    body: html`<h1>${say.title(order.number)}</h1>
      ${fresh ? html`<p class="lead">${say.thanks}</p>` : ''}
      <dl class="promise-check ${late || isLate(order) ? 'broken' : ''}">
        <div>
          <dt>${say.promised}</dt>
          <dd><earful-promise ref="delivery-date">${promised}</earful-promise></dd>
        </div>
        <div>
          <dt>${say.happened}</dt>
          <dd>${outcome(order, late, language)}</dd>
        </div>
      </dl>
      <p><a href="/earful/t/order-status?lang=${language}" data-earful-open="order-status">${say.say}</a></p>
      <div class="split">
        <section aria-labelledby="steps-heading">
          <h2 class="small-heading" id="steps-heading">${say.steps}</h2>
          <ol class="steps">
            ${step(say.placed, order.placedAt)} ${step(say.packed, order.packedAt)}
            ${step(say.handedOver, order.handedOverAt)} ${step(say.atTheDoor, order.deliveredAt)}
          </ol>
        </section>
        <section class="sums" aria-labelledby="lines-heading">
          <h2 class="small-heading" id="lines-heading">${say.order}</h2>
          <ul class="details">
            ${order.lines.map((line) => html`<li>${line.quantity} × ${lineName(line, language)}</li>`)}
          </ul>
          <dl>
            <div class="total">
              <dt>${say.total}</dt>
              <dd>${formatMoney(order.totalCents, language)}</dd>
            </div>
          </dl>
          <p class="quiet">
            ${say.goesTo}: ${order.customer.name}, ${order.customer.street}, ${order.customer.postcode}
            ${order.customer.city} · ${order.customer.email}
          </p>
          <p><a href="/returns?order=${order.number}">${say.sendBack}</a></p>
        </section>
      </div>`,
  };
}

const isLate = ({ deliveredAt, promisedBy }: Order) => deliveredAt !== undefined && deliveredAt > promisedBy;

/** The promise as Earful should hold it: stated again on each page, idempotent by its subject. */
function factsOf(order: Order, shownText: string): EarfulCall {
  const subject = `order-${order.number}`;
  if (order.deliveredAt) return ['met', 'order-status', subject, order.deliveredAt.toISOString()];
  const by = order.promisedBy.toISOString();
  return ['expect', 'order-status', { by, promise: 'delivery-date', shownText, subject }];
}

function outcome(order: Order, late: boolean, language: Language): string {
  const say = words[language];
  if (order.deliveredAt) {
    const moment = formatMoment(order.deliveredAt, language);
    return isLate(order) ? say.deliveredLate(moment) : say.delivered(moment);
  }
  if (!late) return say.onTheWay;
  return order.stuckSince ? `${say.late} ${say.stuck(formatMoment(order.stuckSince, language))}` : say.late;
}
