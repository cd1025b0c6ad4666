import type { LiveMessage } from '@earful/protocol';
import type { LiveListener } from '@earful/client/staff';
import { expect, test } from 'vitest';
import type { LiveHandlers, TabChannel, TabLocks } from '../../packages/inbox/src/data/share-live.js';
import { shareLive } from '../../packages/inbox/src/data/share-live.js';

/** One browser: a lock that one tab at a time holds, a channel that reaches all other tabs, and the streams they open. */
const createBrowser = () => {
  const channels = new Set<TabChannel & { received: unknown[] }>();
  const queue: { hold: () => Promise<void>; signal: AbortSignal }[] = [];
  const streams: { listener: LiveListener; open: boolean }[] = [];
  let held = false;
  const next = (): void => {
    const waiting = queue.find(({ signal }) => !signal.aborted);
    if (held || !waiting) return;
    queue.splice(queue.indexOf(waiting), 1);
    held = true;
    void waiting.hold().then(() => {
      held = false;
      next();
    });
  };
  const locks: TabLocks = {
    request: (_, { signal }, hold) => {
      queue.push({ hold, signal });
      next();
      return Promise.resolve();
    },
  };
  const createChannel = (): TabChannel => {
    let closed = false;
    const channel: TabChannel & { received: unknown[] } = {
      received: [],
      onmessage: null,
      postMessage: (data) => {
        if (closed) throw new DOMException('Channel is closed', 'InvalidStateError');
        for (const other of channels) if (other !== channel) other.onmessage?.({ data } as MessageEvent);
      },
      close: () => {
        closed = true;
        channels.delete(channel);
      },
    };
    channels.add(channel);
    return channel;
  };
  const onLive = (listener: LiveListener) => {
    const stream = { listener, open: true };
    streams.push(stream);
    return () => {
      stream.open = false;
    };
  };
  return { locks, createChannel, onLive, openStreams: () => streams.filter((stream) => stream.open) };
};

const openTab = (browser: ReturnType<typeof createBrowser>, sharing: { locks?: TabLocks | undefined } = browser) => {
  const heard: string[] = [];
  const handlers: LiveHandlers = {
    message: (message) => heard.push(`${message.kind} ${message.caseId}`),
    open: () => heard.push('open'),
    lost: () => heard.push('lost'),
    refused: () => {
      heard.push('refused');
      stop();
    },
  };
  const { onLive, createChannel } = browser;
  const stop: () => void = shareLive({ name: 'inbox', onLive, createChannel, locks: sharing.locks }, handlers);
  return { heard, stop };
};

const news: LiveMessage = { kind: 'received', caseId: 'c1' };

test('two tabs read one stream and hear the same', () => {
  const browser = createBrowser();
  const first = openTab(browser);
  const second = openTab(browser);
  expect(browser.openStreams()).toHaveLength(1);
  const [stream] = browser.openStreams();
  stream?.listener.open?.(false);
  stream?.listener.message(news);
  stream?.listener.lost?.();
  expect(first.heard).toEqual(['open', 'received c1', 'lost']);
  expect(second.heard.slice(-3)).toEqual(first.heard);
});

test('a tab that comes later is told at once how things stand', () => {
  const browser = createBrowser();
  openTab(browser);
  browser.openStreams()[0]?.listener.open?.(false);
  expect(openTab(browser).heard).toEqual(['open']);
});

test('when the reading tab closes, another reads on', async () => {
  const browser = createBrowser();
  const first = openTab(browser);
  const second = openTab(browser);
  first.stop();
  await Promise.resolve();
  const [stream] = browser.openStreams();
  expect(browser.openStreams()).toHaveLength(1);
  stream?.listener.open?.(false);
  stream?.listener.message(news);
  expect(second.heard.slice(-2)).toEqual(['open', 'received c1']);
  expect(first.heard).toEqual([]);
});

test('a session that is over ends it in every tab', () => {
  const browser = createBrowser();
  const first = openTab(browser);
  const second = openTab(browser);
  browser.openStreams()[0]?.listener.refused?.(undefined as never);
  expect([first.heard.at(-1), second.heard.at(-1)]).toEqual(['refused', 'refused']);
});

test('without locks every tab reads for itself', () => {
  const browser = createBrowser();
  const first = openTab(browser, { locks: undefined });
  openTab(browser, { locks: undefined });
  expect(browser.openStreams()).toHaveLength(2);
  first.stop();
  expect(browser.openStreams()).toHaveLength(1);
});

test('a browser that refuses the lock costs the sharing, not the stream', async () => {
  const browser = createBrowser();
  const refusing: TabLocks = { request: () => Promise.reject(new DOMException('denied', 'SecurityError')) };
  const tab = openTab(browser, { locks: refusing });
  await Promise.resolve();
  await Promise.resolve();
  browser.openStreams()[0]?.listener.message(news);
  expect(tab.heard).toEqual(['received c1']);
  tab.stop();
  expect(browser.openStreams()).toHaveLength(0);
});
