import { z } from 'zod';
import { maxLabelLength, maxTextLength, replyChoices, schemaVersion } from './limits.js';
import { codeName, customerText, label, moment, slug } from './text.js';
import { workDone } from './work.js';

/** UUID version 7, minted on the device: the primary key of a critique, for ever. Capitals name the same as small letters. */
export const critiqueId = z.uuid({ version: 'v7' }).toLowerCase();

/** Short code that a person can read aloud: seven characters of Crockford base 32 and a check character, as `K7M2-9QXD`. */
export const reference = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);

/** 128 random bits, in hexadecimal or base64url. Whoever knows it may read the status page and send later revisions. */
export const secret = z.string().regex(/^[A-Za-z0-9_-]{22,32}$/);

/** SHA-256, lower-case hexadecimal. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** What the customer had been told, as it was shown. */
const shownPromise = z.object({
  promiseId: slug,
  /** The sentence as the customer saw it. */
  shownText: label.optional(),
  /** When it should have been kept. */
  dueAt: moment.optional(),
});

/** A time of day on the customer's clock, as `09:30`. */
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When the customer can be called. */
const callWindow = z.object({
  from: clockTime,
  to: clockTime,
  /** Where that clock hangs: an IANA name such as `Europe/Warsaw`. Not checked against a list, which would be older than the device. */
  timeZone: z.string().regex(/^[A-Za-z0-9_+/-]{1,64}$/),
});

/** How to answer the person. An address only when an answer is wanted. */
const reply = z
  .object({
    wanted: z.enum(replyChoices),
    email: z.email().max(254).optional(),
    phone: z.string().min(5).max(40).optional(),
    /** With a number to call. Default: any time. */
    window: callWindow.optional(),
  })
  .refine((value) => value.wanted !== 'email' || value.email !== undefined, { path: ['email'], message: 'is needed' })
  .refine((value) => value.wanted !== 'phone' || value.phone !== undefined, { path: ['phone'], message: 'is needed' });

/** Something that was taken out of the words before they were kept, by kind. What it was is kept nowhere. */
const redaction = z.object({
  /** One of `redactionKinds`, or one that this version does not know yet. */
  kind: codeName,
  count: z.int().min(1).max(maxTextLength),
});

/**
 * One revision of a critique: always a full snapshot, so that revisions may arrive in any order and the latest wins.
 * Unknown fields are dropped, not refused: an older receiver still takes what a newer page sends.
 */
export const critique = z.object({
  schemaVersion: z.literal(schemaVersion),
  critiqueId,
  /** 1 for the one tap, 2 and up for details added later. */
  revision: z.int().min(1).max(1_000),
  reference,
  touchpointId: slug,
  /** What made Earful ask: one of `origins`, or one that this version does not know yet. */
  origin: codeName,
  /** Where the prompt stood: one of `surfaces`, or one that this version does not know yet. */
  surface: codeName,
  /** How the invitation opened: one of `openings`. Absent in critiques older than it. */
  opening: codeName.optional(),
  /** BCP 47 tag of the wording that was shown. */
  locale: z.string().min(2).max(35),
  /** Answers in the order in which they were shown; recorded because order moves answers. */
  answerOrder: codeName,
  /** Device time at which this revision was sent off. */
  submittedAt: moment,
  /** Device time at which the expectation was missed, if known. */
  occurredAt: moment.optional(),
  /** Compared with what was expected: −2 much worse … +2 much better. Absent when the failure was already known. */
  disconfirmation: z.int().min(-2).max(2).optional(),
  /** 1 forgettable, 2 forgivable, 3 remembered, 4 may not return. */
  severity: z.int().min(1).max(4).optional(),
  /** Codes of what it was about: the touchpoint's own or general ones. */
  causes: z.array(label).max(12).optional(),
  /** What was experienced, in the customer's own words. Never edited. */
  comment: customerText.optional(),
  /** How it should have been. */
  expectedText: customerText.optional(),
  /** Where the expectation came from, says the customer: one of `expectationSources`, or a newer one. */
  expectationSource: codeName.optional(),
  /** What would put it right, in the customer's own words. Never edited. */
  remedyText: customerText.optional(),
  /** How the wait was borne: one of `patiences`, or a newer one. */
  patience: codeName.optional(),
  /** Compared with a shop: one of `parities`, or a newer one. */
  parity: codeName.optional(),
  /** How it left the customer: of `emotions`, or newer ones. */
  emotions: z.array(codeName).max(12).optional(),
  /** What the brand seemed like: of `perceptions`, or newer ones. */
  perceptions: z.array(codeName).max(12).optional(),
  /** What was taken out of the words: on the device, or on arrival where a form came without script. */
  redactions: z.array(redaction).max(12).optional(),
  promise: shownPromise.optional(),
  reply: reply.optional(),
  /** Names of the touchpoints passed in this visit, oldest first. */
  trail: z.array(slug).max(30).optional(),
  /** Facts the host allowed with the signal, for example an error code. */
  facts: z.record(z.string().max(64), z.union([z.string().max(maxLabelLength), z.number(), z.boolean()])).optional(),
  /** Path of the page. Query and fragment, which may hold what is secret, are dropped. */
  path: z
    .string()
    .overwrite((path) => path.replace(/[?#][^]*/, ''))
    .max(2_000)
    .optional(),
  /** Width of the viewport in CSS pixels. */
  viewportWidth: z.int().min(0).max(100_000).optional(),
  /** From when what this revision adds was shown to when it was sent, in milliseconds: machines are quicker than people. What is no such number is dropped. */
  tookMs: z.int().min(0).optional().catch(undefined),
  /** True when normalising changed the text (control characters, broken Unicode). */
  sanitised: z.boolean().optional(),
  /** The customer takes the whole critique back: such a revision holds nothing of what was said. */
  withdrawn: z.literal(true).optional(),
});
export type Critique = z.infer<typeof critique>;

/**
 * What is stored on the device and posted. `body` is the exact text of one {@link critique}, serialised once; the digest
 * in the receipt is of its UTF-8 bytes, so sender and receiver agree even when their versions differ.
 */
export const envelope = z.object({
  earful: z.literal(1),
  /** Public write key, if the receiver asks for one. */
  key: z.string().max(maxLabelLength).optional(),
  /** Device time of this attempt. With `submittedAt` it gives the time spent waiting, whatever the clock says. */
  sentAt: moment,
  /** The critique's {@link secret}. The receiver keeps only its hash. */
  proof: secret,
  /** The work that the receiver has asked for. What is no such thing is none: it is asked for again, and nothing is handed back. */
  work: workDone.optional().catch(undefined),
  body: z.string().min(2),
});
export type Envelope = z.infer<typeof envelope>;
