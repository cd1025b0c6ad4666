import type { FailureId } from '../shop/failures.js';

/** A failure in words: what breaks, where to watch it, what Earful should do. */
export interface Switch {
  id: FailureId;
  name: string;
  breaks: string;
  see: { text: string; path: string };
  earful: string;
}

/** All switches, in the order of the page. */
export const switches: readonly Switch[] = [
  {
    id: 'card-declined',
    name: 'The bank declines every card',
    breaks: 'The payment provider answers, and the answer is no. No order is placed.',
    see: { text: 'Put something into the basket and pay', path: '/products/linen-apron' },
    earful:
      'The shop signals paymentFailed. The first time, the link below its message asks how much it matters; the second time, once you leave the fields alone, Earful does.',
  },
  {
    id: 'payment-provider-down',
    name: 'The payment provider is down',
    breaks:
      'Nobody answers the shop when it asks for the money. Its code is another one, so the inbox can tell the two apart.',
    see: { text: 'Put something into the basket and pay', path: '/products/enamel-kettle' },
    earful: 'As above, with the fact “provider-unreachable”.',
  },
  {
    id: 'delivery-late',
    name: 'Parcels are stuck at the carrier',
    breaks:
      'The carrier delivers nothing. Orders whose day has come stand still; switched off again, they arrive, late.',
    see: { text: 'Place an order of three days ago, below, and open it', path: '/switchboard#orders' },
    earful:
      'The order’s page states the promised date. Once it has passed, Earful compares: what did you expect, what came?',
  },
  {
    id: 'variant-sold-out',
    name: 'The first variant of everything is sold out',
    breaks: 'The stock file has lost the first colour or size of each product.',
    see: { text: 'Open the apron: size S is gone', path: '/products/linen-apron' },
    earful:
      'The shop marks the notice; once it has been seen for a while, Earful asks. A link beside it opens the prompt, too.',
  },
  {
    id: 'search-empty',
    name: 'The search index is empty',
    breaks: 'The index was rebuilt from nothing: no search finds anything.',
    see: { text: 'Search for “linen”', path: '/search?q=linen' },
    earful: 'The shop marks the empty result, and Earful asks. A link below it opens the prompt, too.',
  },
  {
    id: 'returns-reject',
    name: 'The return form takes no order number',
    breaks: 'The server calls every order number wrong, however often it is typed.',
    see: { text: 'Try to return order 1001, twice', path: '/returns' },
    earful: 'Notices that the form kept refusing, and asks once you leave it.',
  },
  {
    id: 'basket-stuck',
    name: 'The basket hangs',
    breaks: '“Add to basket” gets its answer after eight seconds. Until then nothing moves.',
    see: { text: 'Click “Add to basket” three or four times, quickly', path: '/products/carbon-steel-pan' },
    earful: 'Sees a form that has been busy for five seconds, or clicks that nothing answered, and asks.',
  },
  {
    id: 'help-slow',
    name: 'The help page is slow',
    breaks: 'The server takes six seconds for the page.',
    see: { text: 'Open the help page', path: '/help' },
    earful: 'Nothing by itself: the prompt stands in that page.',
  },
  {
    id: 'receiver-down',
    name: 'Earful’s receiver cannot be reached',
    breaks: 'Connections that post a critique are cut at the socket. Everything else keeps working.',
    see: { text: 'Send a critique from the help page, reload, switch back', path: '/help' },
    earful:
      'Says that the critique is saved on this device, keeps it over reloads and restarts, and delivers it once, by itself.',
  },
];
