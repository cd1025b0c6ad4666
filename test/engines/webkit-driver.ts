import { error, Key as Keys } from 'selenium-webdriver';
import type { WebDriver, WebElement } from 'selenium-webdriver';
import type { Line } from '../helpers/demo-fixture.js';
import type { Driver, Key, Target } from './driver.js';
import { describeTarget, patienceMs } from './driver.js';
import { candidates, findInPage } from './find-in-page.js';

const keys: Record<Key, string> = { Enter: Keys.ENTER, Escape: Keys.ESCAPE, Tab: Keys.TAB };

/** As part of a regular expression. */
const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

/** The page was drawn anew between two questions about it: not an answer, so it is asked again. */
const isGone = (fault: unknown) => fault instanceof error.StaleElementReferenceError;

/** It moves, or something passes before it. Nothing was clicked, and a person would wait. */
const isNotYet = (fault: unknown) =>
  fault instanceof error.ElementNotInteractableError || fault instanceof error.ElementClickInterceptedError;

/** Brings it into view at once: on pages that scroll smoothly WebDriver itself looks before it has arrived. */
const scrollTo = (element: WebElement) =>
  element
    .getDriver()
    .executeScript((one: Element) => one.scrollIntoView({ block: 'center', behavior: 'instant' }), element);

async function find(session: WebDriver, target: Target): Promise<WebElement[]> {
  const around = target.within ? candidates[target.within] : '';
  if ('text' in target) {
    const { source, flags } =
      typeof target.text === 'string' ? { source: literal(target.text), flags: 'i' } : target.text;
    return session.executeScript(findInPage, '*', around, source, flags);
  }
  const { role, name } = target;
  const found: WebElement[] = await session.executeScript(findInPage, candidates[role], around, null, '');
  const named: WebElement[] = [];
  for (const element of found) {
    if ((await element.getAriaRole()) !== role) continue;
    const its = name === undefined ? '' : (await element.getAccessibleName()).replace(/\s+/g, ' ').trim();
    if (name === undefined || (typeof name === 'string' ? its === name : name.test(its))) named.push(element);
  }
  return named;
}

/**
 * One WebDriver session as a {@link Driver}.
 *
 * @param end ends the processes of the session
 */
export function webkitDriver(session: WebDriver, line: Line, end: () => Promise<void>): Driver {
  async function withFirst<Result>(target: Target, use: (element: WebElement) => Promise<Result>): Promise<Result> {
    let result: { is: Result } | undefined;
    let hindrance = 'not there';
    await session
      .wait(
        async () => {
          try {
            const [first] = await find(session, target);
            hindrance = 'not there';
            if (first) result = { is: await use(first) };
          } catch (fault) {
            if (!isGone(fault) && !isNotYet(fault)) throw fault;
            hindrance = String(fault);
          }
          return result !== undefined;
        },
        patienceMs,
        '',
        20,
      )
      .catch((fault: unknown) => {
        throw fault instanceof error.TimeoutError ? new Error(`${describeTarget(target)}: ${hindrance}`) : fault;
      });
    return result!.is;
  }

  const evaluate: Driver['evaluate'] = async (run, ...args) => {
    const answer: { fault?: string; result?: never } = await session.executeAsyncScript(
      `const done = arguments[arguments.length - 1];
       Promise.resolve((${String(run)})(...[...arguments].slice(0, -1)))
         .then((result) => done({ result }), (fault) => done({ fault: String(fault) }));`,
      ...args,
    );
    if (answer.fault !== undefined) throw new Error(answer.fault);
    return answer.result!;
  };

  return {
    open: (url) => session.get(url),
    reload: () => session.navigate().refresh(),
    click: (target) => withFirst(target, (element) => scrollTo(element).then(() => element.click())),
    type: (target, text) => withFirst(target, (element) => scrollTo(element).then(() => element.sendKeys(text))),
    press: (key) => session.actions().sendKeys(keys[key]).perform(),
    async texts(target) {
      for (;;) {
        try {
          const found = await find(session, target);
          return await session.executeScript(
            (...all: Element[]) => all.map((one) => (one.textContent ?? '').replace(/\s+/g, ' ').trim()),
            ...found,
          );
        } catch (fault) {
          if (!isGone(fault)) throw fault;
        }
      }
    },
    attribute: (target, name) =>
      withFirst(target, (element) =>
        session.executeScript((one: Element, its: string) => one.getAttribute(its), element, name),
      ),
    evaluate,
    async setOffline(offline) {
      await (offline ? line.cut() : line.mend());
      await evaluate((now) => {
        Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => !now });
        dispatchEvent(new Event(now ? 'offline' : 'online'));
      }, offline);
    },
    screenshot: async () => Buffer.from(await session.takeScreenshot(), 'base64'),
    async close() {
      // The browser goes with the driver's group where it no longer answers.
      await session.quit().catch(() => {});
      await end();
    },
  };
}
