import { z } from 'zod';
import { slug } from './text.js';

/** How often a person is told what is not urgent. */
export const digests = ['hour', 'day', 'never'] as const;

/** The name of an environment variable: a secret itself never stands in the file. */
const secretName = z
  .string()
  .max(100)
  .regex(/^\$\{[A-Z][A-Z0-9_]*\}$/, 'write the name of an environment variable, as in "${EARFUL_SECRET}"');

/** `https://user:password@…` */
const credentials = /^[a-z]+:\/*[^/?#]*@/i;

const id = slug.describe(
  'Name of the destination in logs. Lower-case letters, digits, single hyphens; never used twice.',
);
const touchpoints = z
  .array(slug)
  .min(1)
  .optional()
  .describe('Ids of the touchpoints it is told about. Default: all of them.');
const words = z
  .boolean()
  .optional()
  .describe('Also send what the customer wrote. Default false: ids, answers and a link to the inbox.');
const digest = z
  .enum(digests)
  .optional()
  .describe(
    'How often it is told what is not urgent, in one message: hour, day (at 7 in the morning) or never. Default day.',
  );

/** A server of the brand, told of everything that happens to critiques and their answers, at once. */
const webhook = z.strictObject({
  id,
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .refine((text) => !credentials.test(text), 'leave user and password out; the signature proves who sends')
    .describe('Where it listens: https, port 443 or 8443, a public address.'),
  secrets: z
    .array(secretName)
    .min(1)
    .max(2)
    .describe(
      'Variables with its secrets, whsec_ and 24 to 64 bytes in base64. Two of them while one replaces the other.',
    ),
  touchpoints,
  words,
});

/** A channel of a messenger. Its address is a secret: whoever has it can write there. */
const channel = z.strictObject({
  id,
  url: secretName.describe('Variable with the address of the incoming webhook.'),
  touchpoints,
  words,
  digest,
});

const mail = z.strictObject({
  server: secretName.describe('Variable with the mail server, as in smtps://user:password@mail.shop.example.'),
  from: z.email().max(254).describe('Address that stands as the sender.'),
  to: z
    .array(z.email().max(254))
    .max(50)
    .optional()
    .describe('Who is told where a touchpoint has no recipients of its own. Default: nobody.'),
  words,
  digest,
});

/** Who gets told: inside only. Urgent critiques reach people at once, the rest as a digest. */
export const destinations = {
  webhooks: z.array(webhook).max(20).optional().describe('Servers that are told of everything, signed.'),
  slack: z.array(channel).max(20).optional().describe('Channels of Slack, by their incoming webhooks.'),
  teams: z.array(channel).max(20).optional().describe('Channels of Microsoft Teams, by webhooks of its Workflows.'),
  mail: mail.optional().describe('Mail to the recipients of a touchpoint.'),
};
