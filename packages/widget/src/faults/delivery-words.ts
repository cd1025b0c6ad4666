import type { Client, Diagnosis, OutboxRecord } from '@earful/client';
import { diagnose } from '@earful/client';

/** What lets this page's origin read: elsewhere than in a page nothing names one. */
const allow = `serve --allow-origin ${globalThis.origin}`;

const reasons: Record<Diagnosis, (endpoint: string, status: number) => string> = {
  untried: () => 'Not tried by this page yet.',
  'no-answer': (endpoint) =>
    `No answer from ${endpoint}: the network, or a receiver that does not let this origin read (${allow}).`,
  'blocked-by-policy': (endpoint) => `The policy of this page forbids ${endpoint}. Add it to connect-src.`,
  'not-a-receiver': (endpoint, status) => `${endpoint} answers ${status} and is no receiver. Correct data-endpoint.`,
  'wrong-key': () => 'The receiver does not know this write key. Correct data-key.',
  'not-allowed': () => `The receiver does not take critiques from this origin: ${allow}.`,
  'not-there': (endpoint, status) => `No receiver at ${endpoint} (${status}). Correct data-endpoint.`,
  refused: (_, status) => `Something in front of the receiver refuses it (${status}): a firewall or a proxy.`,
  'work-wanted': () => 'The receiver wants work first: this page is at it, or cannot.',
  busy: (_, status) => `The receiver asks to come back later (${status}).`,
  returned: () => 'Given back to the customer: the receiver cannot take it, or 30 days are over.',
};

/** What stands between a record and its receiver, and what to do. `status` is undefined when this page has heard no answer. */
export const reasonWords = (
  endpoint: string,
  record: OutboxRecord,
  status: number | undefined,
  nowMs: number,
): string => reasons[diagnose(record, status, nowMs)](endpoint, status!);

/** How critiques leave this device: how many wait, why the first of them does, and until when. */
export const deliveryWords = (
  endpoint: string,
  records: readonly OutboxRecord[],
  statuses: ReadonlyMap<string, number>,
  nowMs: number,
): string => {
  const [first] = records;
  if (!first) return 'Nothing waits on this device.';
  const until = first.notBefore > nowMs ? ` Next try at ${new Date(first.notBefore).toLocaleTimeString()}.` : '';
  return `Waiting: ${records.length}. ${reasonWords(endpoint, first, statuses.get(first.key), nowMs)}${until}`;
};

/** Adds to what the panel knows, as long as it stands, how critiques leave this device: now, and after each attempt. */
export const watch = (client: Client, panel: Element): void => {
  const name = document.createElement('dt');
  const place = document.createElement('dd');
  name.textContent = 'Delivery';
  panel.shadowRoot!.querySelector('dl')!.append(name, place);
  const statuses = new Map<string, number>();
  const look = async (): Promise<void> => {
    place.textContent = deliveryWords(client.endpoint, await client.pending(), statuses, Date.now());
  };
  const stop = client.onOutcome(({ key }, outcome) => {
    if (!panel.isConnected) return stop();
    if ('status' in outcome) statuses.set(key, outcome.status);
    void look();
  });
  void look();
};
