/** The part of `strings.ts` about what others were to be told and have not taken. */
export const deliveryStrings = {
  title: 'Deliveries',
  hint: 'What webhooks, Slack, Teams and mail were to be told and have not taken. Everything else has arrived.',
  none: 'Everything has arrived.',
  noneHint: 'Should somebody who is to be told not take it, it is listed here with the reason.',

  givenUp: 'Given up',
  givenUpHint: 'Nobody tries these any more. When the reason is gone, send them again.',
  retried: 'Tried again by itself',
  retriedHint: 'Ten attempts, over three days. Sending again begins anew, at once.',

  channel: { webhook: 'Webhook', slack: 'Slack', teams: 'Teams', mail: 'Mail' },
  to: (channel: string, name: string) => `${channel} ${name}`,
  kind: {
    received: 'New critique',
    revised: 'More details',
    acknowledged: 'Acknowledged',
    replied: 'Answered',
    urgent: 'Urgent',
    digest: 'Digest',
  },
  of: (when: string) => `of ${when}`,
  attempts: (count: number) => (count === 1 ? 'One attempt' : `${count} attempts`),
  next: (when: string) => `next ${when}`,
  took: (ms: string) => `${ms} ms`,

  answered: (status: string) => `answered ${status}`,
  status: {
    '410': 'says that it is gone for good',
    'destination gone': 'was gone for good by then',
    'refused scheme': 'its address is not https, so it was not called',
    'refused credentials': 'its address has a user in it, so it was not called',
    'refused port': 'its port is neither 443 nor 8443, so it was not called',
    'refused address': 'its name leads into a private network, so it was not called',
    'unknown name': 'nobody knows its name',
    TIMEOUT: 'did not answer in time',
    ETIMEDOUT: 'did not answer in time',
    ECONNREFUSED: 'nobody listens there',
    ECONNRESET: 'broke off',
    failed: 'could not be reached',
  },

  again: 'Send again',
  againOf: (kind: string, to: string) => `Send again: ${kind}, to ${to}`,
  sent: 'It is sent again.',
} as const;
