import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { WebDriver } from 'selenium-webdriver';
import { Builder, Capabilities } from 'selenium-webdriver';
import type { Line } from '../helpers/demo-fixture.js';
import type { Driver, Engine } from './driver.js';
import { viewport } from './driver.js';
import type { ProcessGroup } from './process-group.js';
import { startGroup } from './process-group.js';
import { webkitDriver } from './webkit-driver.js';

/** The programs that WebKitGTK is driven with; all are paths. */
export interface WebkitPrograms {
  webDriver: string;
  miniBrowser: string;
  xvfb: string;
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

async function untilReady(url: string): Promise<void> {
  while (!(await fetch(`${url}/status`).catch(() => undefined))?.ok) await pause(20);
}

/** The window has a bar of its own above the page. */
async function fitWindow(session: WebDriver) {
  const window = session.manage().window();
  const { width, height } = await window.getRect();
  const inner: number[] = await session.executeScript('return [innerWidth, innerHeight]');
  await window.setRect({
    width: width + viewport.width - inner[0]!,
    height: height + viewport.height - inner[1]!,
  });
}

/** A driver takes one session at a time, so each visitor has one of its own. */
async function openSession({ webDriver, miniBrowser }: WebkitPrograms, env: NodeJS.ProcessEnv) {
  const port = await freePort();
  const group = startGroup(webDriver, [`--port=${port}`], env);
  const url = `http://127.0.0.1:${port}`;
  try {
    await Promise.race([untilReady(url), group.ended]);
    const capabilities = new Capabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
    });
    const session = await new Builder()
      .disableEnvironmentOverrides()
      .usingServer(url)
      .withCapabilities(capabilities)
      .build();
    await session.manage().setTimeouts({ script: 30_000, pageLoad: 30_000 });
    await fitWindow(session);
    return { group, session };
  } catch (error) {
    await group.stop();
    throw error;
  }
}

/** A session that is not yet a driver, and what ends its processes. */
export interface WebkitSession {
  session: WebDriver;
  end(): Promise<void>;
}

/** WebKitGTK's MiniBrowser on a screen of its own. */
export async function webkitEngine(
  programs: WebkitPrograms,
): Promise<Engine & { newSession(): Promise<WebkitSession> }> {
  const { PATH } = process.env;
  const screen = startGroup(programs.xvfb, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    PATH,
  });
  const display = await screen.firstLine();
  const home = mkdtempSync(join(tmpdir(), 'earful-webkit-'));
  // Nothing else: with settings that turn off its compositing, screenshots never come back.
  const env = { PATH, HOME: home, DISPLAY: `:${display}`, LANG: 'en_GB.UTF-8', TZ: 'Europe/Warsaw' };
  const groups = new Set<ProcessGroup>();

  async function newSession(): Promise<WebkitSession> {
    const { group, session } = await openSession(programs, env);
    groups.add(group);
    return {
      session,
      async end() {
        groups.delete(group);
        await group.stop();
      },
    };
  }

  async function newVisitor(line: Line): Promise<Driver> {
    const { session, end } = await newSession();
    return webkitDriver(session, line, end);
  }

  // Its version is only told to a session.
  const { group, session } = await openSession(programs, env);
  const version = (await session.getCapabilities()).getBrowserVersion();
  await session.quit();
  await group.stop();
  return {
    version: `WebKitGTK ${version}`,
    newVisitor,
    newSession,
    async close() {
      for (const one of groups) await one.stop();
      await screen.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
