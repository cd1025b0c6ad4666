import type { Conditions } from '../conditions/conditions.js';
import { askOf } from '../etiquette/ask.js';
import { defaultEtiquette } from '../etiquette/eligibility.js';
import type { Etiquette } from '../etiquette/eligibility.js';
import { version } from '../shared/version.js';
import type { TriggerOptions } from '../triggers/trigger.js';
import { nowWords, outcomeWords, pendingWords } from './outcome-words.js';
import { evidenceFor, isBound } from './simulated-moment.js';
import { styles } from './styles.js';
import type { Workings } from './workings.js';

/** What is in the way changes without telling anybody, so the panel looks again so often, in milliseconds. */
const lookAgainMs = 250;

let host: HTMLElement | undefined;

/** Shows developers why Earful asked, or did not: `table` in the console, `panel` on the page. */
export const present = (form: 'table' | 'panel', workings: Workings): void => {
  if (form === 'panel') openPanel(workings);
  else {
    const { config, explain } = workings;
    const etiquette = etiquetteOf(workings);
    console.table(
      explain().rules.map((rule, index) => {
        const options = config.triggers![index]!;
        return { ...rule, meaning: outcomeWords(rule.outcome, options, etiquette, failing(options, workings)) };
      }),
    );
  }
};

const etiquetteOf = ({ config }: Workings): Etiquette => ({ ...defaultEtiquette, ...config.etiquette }) as Etiquette;

/** Names of the conditions that do not hold now. */
const failing = ({ when = {} }: TriggerOptions, { signals, circumstances }: Workings): string[] =>
  Object.entries(when)
    .filter(([name, value]) => !signals!.holds({ [name]: value } as Conditions, circumstances()))
    .map(([name]) => name);

const make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const element = Object.assign(document.createElement(tag), props);
  element.append(...children);
  return element;
};

/** Writes only what is new: screen readers hear no more than that. */
const write = (element: HTMLElement, text: string): void => {
  if (element.textContent !== text) element.textContent = text;
};

/** Opens the panel, or finds the one that is open. It takes focus, and gives it back when it is closed. */
const openPanel = (workings: Workings): void => {
  if (!host?.isConnected) {
    const opener = document.activeElement as HTMLElement | null;
    const { panel, refresh } = createPanel(workings, () => close());
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    const element = (host = document.createElement('earful-panel'));
    const root = element.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.append(panel);
    element.setAttribute('data-earful-ignore', '');
    if (workings.config.placement === 'start') element.setAttribute('side', 'end');
    // Ends with the element, which sites that swap the body take away without asking.
    const timer = setInterval(() => (element.isConnected ? refresh() : clearInterval(timer)), lookAgainMs);
    const close = (): void => {
      const hadFocus = root.activeElement;
      element.remove();
      if (hadFocus) opener?.focus();
    };
    element.onkeydown = (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    refresh();
    document.body.append(element);
    void import('../faults/delivery-words.js').then((it) => it.watch(workings.client, element));
  }
  host.shadowRoot!.querySelector<HTMLElement>('.panel')!.focus();
};

const createPanel = (workings: Workings, close: () => void) => {
  const { config, settings, explain, around } = workings;
  const etiquette = etiquetteOf(workings);
  const isTest = settings.test !== undefined;
  const facts = ['Touchpoint here', 'Consents', 'Trail', 'In the way now'].map((name) => ({
    name: make('dt', {}, name),
    value: make('dd'),
  }));
  const rows = (config.triggers ?? []).map((options) => createRow(options, workings));
  const panel = make(
    'section',
    { className: 'panel', role: 'dialog', tabIndex: -1, lang: 'en', dir: 'ltr', ariaLabel: 'Earful' },
    make(
      'header',
      {},
      make('h2', {}, 'Earful'),
      make('span', { className: 'version' }, version),
      ...(isTest ? [make('span', { className: 'tag' }, 'test mode')] : []),
      make('button', { className: 'close', ariaLabel: 'Close', onclick: close }, '✕'),
    ),
    make('dl', {}, ...facts.flatMap(({ name, value }) => [name, value])),
    make('ul', { role: 'list' }, ...rows.map(({ item }) => item)),
    make(
      'p',
      { className: 'note' },
      rows.length ? 'Fire goes the way of a real moment. Show opens the prompt at once. ' : 'No rule is configured. ',
      isTest
        ? 'Test mode: nothing is sent, no cap is kept or obeyed.'
        : 'What you answer is sent, and caps hold. To try without, add data-test to the script tag.',
    ),
  );
  const refresh = (): void => {
    const { touchpoint, consents, trail, rules, decisions } = explain();
    const { storage, measurement } = consents;
    // What refuses asks for names only; no place has none.
    const ask = { touchpoint: touchpoint!, origin: 'self' } as const;
    const reason = around.refusal(ask) ?? around.busy(etiquette) ?? around.obstacle();
    const now = nowWords(reason, etiquette);
    const given = [storage && 'storage', measurement && 'measurement'].filter(Boolean);
    [touchpoint ?? 'none', given.join(', ') || 'none', trail.join(' → ') || 'empty', now].forEach((text, index) =>
      write(facts[index]!.value, text),
    );
    rows.forEach((row, index) => row.refresh(rules[index]!, decisions, now));
  };
  return { panel, refresh };
};

type Told = ReturnType<Workings['explain']>;

/** One rule. */
const createRow = (options: TriggerOptions, workings: Workings) => {
  const { signal, touchpoint, enabled, parameters = {} } = options;
  // Two rules may look for the same signal.
  const title = [signal, parameters.name ?? parameters.selector].filter(Boolean).join(' ');
  const etiquette = etiquetteOf(workings);
  const time = make('time');
  const words = make('span');
  const place = make('span', { className: 'place' });
  let decided = 0;
  let times = 0;
  /** How many decisions there were when it was fired: until there is one more, it is pending. */
  let before = -1;
  const name = `${title} at ${touchpoint}`;
  const fire = (): void => {
    times++;
    before = decided;
    workings.fire(options, evidenceFor(options), isBound(options));
  };
  const show = async (): Promise<void> => (await workings.ready()).ask(askOf(options, {}));
  const item = make(
    'li',
    {},
    make('h3', {}, title, place),
    make(
      'div',
      { className: 'row' },
      make('button', { ariaLabel: `Fire ${name}`, disabled: enabled === false, onclick: fire }, 'Fire'),
      make('button', { ariaLabel: `Show ${name}`, onclick: () => void show().catch(() => {}) }, 'Show'),
    ),
    make('p', { className: 'outcome', role: 'status' }, time, words),
  );
  const refresh = ({ here, outcome }: Told['rules'][number], decisions: Told['decisions'], now: string): void => {
    const own = decisions.filter(({ rule }) => workings.config.triggers![rule!] === options);
    decided = own.length;
    write(place, `${touchpoint}${here ? ', here' : ''}`);
    const isPending = before === decided;
    const at = own.at(-1)?.at;
    write(time, at && !isPending ? new Date(at).toLocaleTimeString() : '');
    write(
      words,
      isPending
        ? pendingWords(options, here, times, now)
        : outcomeWords(outcome, options, etiquette, failing(options, workings)),
    );
  };
  return { item, refresh };
};
