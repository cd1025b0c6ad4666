import type { Random } from './random.js';
import type { Answer, ModelReceiver } from './receiver.js';
import { problem } from './receiver.js';
import type { Actor, Scheduler } from './scheduler.js';

/** What befalls a request. In a storm each one meets another of these. */
export const weathers = [
  'fine',
  'no network',
  'black hole',
  'answer lost',
  'answer cut',
  'portal',
  'empty 200',
  'redirect',
  'foreign 4xx',
  'our 4xx',
  'overload',
  'overload with Retry-After',
  'down',
  'refused for good',
  'too large',
  'storm',
] as const;
export type Weather = (typeof weathers)[number];

const garbage = ['soon', '-5', '1e9', '', 'Sun, 1 Mar 2026 12:01:00 GMT'];

export interface Network {
  weather: Weather;
  /** Texts whose fate the sender cannot know: they may have been stored although nobody said so. */
  unknown: Set<string>;
  /** Requests that reached the receiver. */
  arrived: number;
  fetch(actor: Actor, url: string, init: RequestInit): Promise<Response>;
}

interface NetworkOptions {
  scheduler: Scheduler;
  random: Random;
  receiver: ModelReceiver;
  violated: (what: string) => void;
}

export const createNetwork = ({ scheduler, random, receiver, violated }: NetworkOptions): Network => {
  const foreign = (weather: Weather): Answer | undefined => {
    switch (weather) {
      case 'portal':
        return { status: 200, text: '<!doctype html><title>Sign in to the Wi-Fi</title>' };
      case 'empty 200':
        return { status: random.pick([200, 204]), text: '' };
      case 'foreign 4xx':
        return { status: random.pick([400, 401, 403, 404, 405, 409, 410, 413, 415, 422]), text: '<h1>No</h1>' };
      case 'our 4xx':
        return random.pick([problem(400, 'malformed'), problem(401, 'wrong-key'), problem(403, 'wrong-proof')]);
      case 'overload':
        return { status: random.pick([408, 425, 429, 500, 502, 504]), text: '' };
      case 'overload with Retry-After':
        return problem(429, 'unavailable', random.pick(['30', '60', '3600', '9'.repeat(20), ...garbage]));
      case 'down':
        return problem(503, 'unavailable', '5');
      default:
        return undefined;
    }
  };

  const network: Network = {
    weather: 'fine',
    unknown: new Set(),
    arrived: 0,
    fetch: (actor, url, { method, body, keepalive, signal, redirect, credentials }) =>
      new Promise((resolve, reject) => {
        const sent = body as string;
        if (method !== 'POST' || redirect !== 'error' || credentials !== 'omit') violated('a request of another kind');
        if (keepalive && sent.length > 16_384) violated('keepalive for a large request');
        if (!url.startsWith('https://shop.example/earful/')) violated(`a request to ${url}`);
        const words = (JSON.parse(JSON.parse(sent).body) as { comment: string }).comment;
        const fail = (ms: number) => scheduler.after(ms, () => reject(new TypeError('Failed to fetch')), actor);
        signal?.addEventListener('abort', () => reject(signal.reason));

        const { weather } = network;
        const fate = weather === 'storm' ? random.pick(weathers) : weather;
        if (fate === 'no network' || (keepalive && random.chance(0.02))) return void fail(random.between(0, 50));
        const wayMs = random.chance(0.05) ? random.between(1_000, 30_000) : random.between(1, 200);
        if (fate === 'redirect') return void fail(wayMs);
        // Lost on the way there, or stored and lost on the way back: a sender cannot tell.
        if (fate === 'black hole' && random.chance(0.5)) return;
        const refuses = { 'refused for good': 'invalid', 'too large': 'too-large' }[fate as string] as
          'invalid' | 'too-large' | undefined;
        const arrive = (): Answer => {
          network.arrived++;
          return foreign(fate) ?? receiver.take(sent, refuses);
        };
        // A proxy between that sends it twice, at once or hours later.
        if (random.chance(0.05)) {
          network.unknown.add(words);
          scheduler.after(random.pick([wayMs, 3_600_000, 40 * 86_400_000]), () => receiver.take(sent, refuses));
        }
        scheduler.after(wayMs, () => {
          // Requests of a page that is gone are broken off, or not.
          if (!actor.alive && !keepalive && random.chance(0.5)) return;
          const answer = arrive();
          const backMs = random.between(1, 200);
          if (!actor.alive || signal?.aborted || /black hole|answer lost|answer cut/.test(fate))
            network.unknown.add(words);
          if (fate === 'black hole') return;
          if (fate === 'answer lost') return void fail(backMs);
          const text = async (): Promise<string> => {
            if (fate === 'answer cut') throw new TypeError('network error');
            return answer.text;
          };
          const headers = { get: () => answer.retryAfter ?? null };
          const resolved = (): void => {
            // It comes too late: the page slept, and has given up meanwhile.
            if (signal?.aborted) network.unknown.add(words);
            resolve({ status: answer.status, text, headers } as unknown as Response);
          };
          scheduler.after(backMs, resolved, actor);
        });
      }),
  };
  return network;
};
