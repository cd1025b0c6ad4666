import { html, raw } from 'hono/html';
import type { BackOffice } from '../shop/back-office.js';
import { formatMoment } from '../shop/formats.js';
import type { Order } from '../shop/orders.js';
import type { Html } from '../shop/page.js';
import { toolPage } from '../tool-page.js';
import type { Switch } from './switches.js';
import { switches } from './switches.js';

/** What has come through to the receiver since the process started. */
export interface Traffic {
  received: number;
  cut: number;
}

/** The switchboard: every failure, the receiver's traffic, all orders. Works without script. */
export function switchboardPage(office: BackOffice, traffic: Traffic, inboxReady: boolean): Html {
  return toolPage({
    name: 'Switchboard',
    styles: ['shop', 'forms', 'pages', 'switchboard'],
    script: html`<script defer src="/switchboard.js"></script>`,
    links: html`<a href="/theme">Turn the colours</a> ${
        inboxReady
          ? html`<form method="post" action="/switchboard/inbox">
              <button class="plain">Open the inbox</button>
            </form>`
          : ''
      }`,
    body: html`<h1>Break the shop</h1>
      <p class="lead">
        Each switch breaks something in the shop’s server, not on the page. Turn one on, go where it hurts, and watch
        what Earful does. Earful invites once per visit: for the next invitation open a private window.
      </p>
      <dl class="traffic">
        <div>
          <dt>Critiques received since the start</dt>
          <dd data-received>${traffic.received}</dd>
        </div>
        <div>
          <dt>Deliveries cut while the receiver was down</dt>
          <dd data-cut>${traffic.cut}</dd>
        </div>
      </dl>
      <ul class="switches">
        ${switches.map((one) => switchCard(one, office.failures.isOn(one.id)))}
      </ul>
      ${ordersSection(office.orders.all(), new Date(office.now()))}`,
  });
}

function switchCard({ id, name, breaks, see, earful }: Switch, on: boolean): Html {
  return html`<li class="switch" id="${id}" data-switch="${id}" ${on ? raw('data-on') : ''}>
    <div class="switch-head">
      <h2 id="${id}-name">${name}</h2>
      <form method="post" action="/switchboard/switches/${id}">
        <button
          class="toggle"
          role="switch"
          aria-checked="${String(on)}"
          aria-labelledby="${id}-name"
          name="on"
          value="${on ? '0' : '1'}"
        >
          <span class="toggle-knob"></span>
        </button>
        <span class="toggle-state" aria-hidden="true">${on ? 'broken' : 'works'}</span>
      </form>
    </div>
    <p>${breaks}</p>
    <p><strong>See it:</strong> <a href="${see.path}">${see.text}</a></p>
    <p><strong>Earful:</strong> ${earful}</p>
  </li>`;
}

function ordersSection(orders: readonly Order[], now: Date): Html {
  return html`<section id="orders" aria-labelledby="orders-heading">
    <h2 id="orders-heading">Orders</h2>
    <form class="order-buttons" method="post" action="/switchboard/orders">
      <button class="button" name="age" value="0">Place a sample order now</button>
      <button class="button second" name="age" value="3">Place one of three days ago</button>
    </form>
    <p class="quiet">
      An order of three days ago was promised for yesterday. With “Parcels are stuck” switched on it is late; otherwise
      it has been delivered.
    </p>
    ${
      orders.length === 0
        ? html`<p>No orders yet.</p>`
        : html`<ul class="orders">
            ${orders.map(
              (order) =>
                html`<li>
                  <a href="/orders/${order.number}?key=${order.key}">Order ${order.number}</a>
                  <span>promised by ${formatMoment(order.promisedBy, 'en')}</span>
                  <strong>${stateOf(order, now)}</strong>
                </li>`,
            )}
          </ul>`
    }
  </section>`;
}

function stateOf(order: Order, now: Date): string {
  if (order.deliveredAt) return order.deliveredAt > order.promisedBy ? 'delivered late' : 'delivered';
  return now > order.promisedBy ? 'late' : 'on its way';
}
