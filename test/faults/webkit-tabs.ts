import type { WebDriver } from 'selenium-webdriver';
import type { Driver } from '../engines/driver.js';
import type { Line } from '../helpers/demo-fixture.js';
import { webkitDriver } from '../engines/webkit-driver.js';
import type { WebkitPrograms } from '../engines/webkit-engine.js';
import { webkitEngine } from '../engines/webkit-engine.js';
import type { FaultEngine, Tab } from './tab.js';

/** A session speaks to one window at a time: whoever has something to say waits for their turn, and turns to their own. */
function createTurns(session: WebDriver) {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(handle: string, work: () => Promise<Result>): Promise<Result> => {
    const result = last.then(async () => {
      await session.switchTo().window(handle);
      return work();
    });
    last = result.catch(() => {});
    return result;
  };
}

function tabOf(
  session: WebDriver,
  handle: string,
  inTurn: ReturnType<typeof createTurns>,
  line: Line,
  end: () => Promise<void>,
): Tab {
  const driver = webkitDriver(session, line, end);
  const turned = Object.fromEntries(
    Object.entries(driver).map(([name, method]) => [
      name,
      (...args: unknown[]) => inTurn(handle, () => (method as (...args: unknown[]) => Promise<unknown>)(...args)),
    ]),
  ) as unknown as Driver;
  const tab = (its: string): Tab => tabOf(session, its, inTurn, line, end);
  return {
    ...turned,
    close: driver.close,
    async opened(open) {
      const all = () => inTurn(handle, () => session.getAllWindowHandles());
      const before = await all();
      await open();
      for (;;) {
        const opened = (await all()).find((one) => !before.includes(one));
        if (opened) return tab(opened);
      }
    },
    newTab: async () => {
      const opened = await inTurn(handle, async () => {
        // As a window of its own: of several tabs only one is seen, and the others wait.
        await session.switchTo().newWindow('window');
        return session.getWindowHandle();
      });
      return tab(opened);
    },
    closeTab: () => inTurn(handle, () => session.close()),
  };
}

/** WebKitGTK. A profile ends with its session, so there is nothing to launch again. */
export async function webkitTabs(programs: WebkitPrograms): Promise<FaultEngine> {
  const engine = await webkitEngine(programs);
  return {
    name: 'webkit',
    version: engine.version,
    async newVisitor(line) {
      const { session, end } = await engine.newSession();
      return tabOf(session, await session.getWindowHandle(), createTurns(session), line, end);
    },
    close: () => engine.close(),
  };
}
