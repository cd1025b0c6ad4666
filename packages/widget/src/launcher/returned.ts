import type { Client, Content, OutboxRecord } from '@earful/client';
import { listen } from '@earful/client';
import type { PublicConfig } from '@earful/protocol';
import { maxOutboxDays, maxTextLength } from '@earful/protocol/limits';
import { returnedFiles } from '@earful/protocol/wording/returned';
import { keep, recall } from '../shared/storage.js';
import type { Wording } from '../wording/load-wording.js';
import { day, lookUp, withOwn } from '../wording/wording.js';
import { isLeft } from './watch-returned.js';

const styles = `:host([returned]) .options::after{content:'';position:absolute;inset-block-start:7px;inset-inline-end:7px;border:4px solid var(--earful-accent,light-dark(#2b59c3,#9db8ff));border-radius:50%}
.box{width:min(26em,100vw - 32px);overflow-wrap:break-word;padding:16px;color:var(--earful-text,CanvasText);font:var(--earful-size,.9375em)/1.4 var(--earful-font,system-ui,sans-serif)}
.box[hidden],.list [hidden]{display:none}.box h2{font-size:1.0625em;font-weight:600;line-height:1.3;margin:0}label{display:block;margin-top:8px}.box p{margin:.5em 0}
article{border-top:1px solid var(--earful-line,GrayText);margin-top:12px;padding-top:8px}
textarea{box-sizing:border-box;width:100%;min-height:4.5em;font:inherit;color:inherit;background:none;border:1px solid var(--earful-line,GrayText);border-radius:9px;padding:8px}
.row{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}`;

const dayMs = 86_400_000;

/** What somebody wrote themselves, and may change before it is sent again. */
const texts = ['comment', 'expectedText', 'remedyText'] as const;

/** Whatever was sent: a full snapshot of a critique. */
type Body = Content & { submittedAt: string; withdrawn?: true };

const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  given: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] => {
  const made = Object.assign(document.createElement(tag), given);
  made.append(...children);
  return made;
};

/** The menu is made when the prompt is there. */
const menuIn = (root: ShadowRoot): Promise<HTMLElement> =>
  new Promise((resolve) => {
    const look = (): void => {
      const list = root.querySelector<HTMLElement>('.list');
      if (!list) return;
      watching.disconnect();
      resolve(list);
    };
    const watching = new MutationObserver(look);
    watching.observe(root, { childList: true });
    look();
  });

/**
 * Shows what came back to the customer: an entry in the launcher's menu, a dot on its button, and a list with the words, the day
 * and the reason of each, to copy, change, send as a new one, or delete. Thirty days after it was first shown, it is deleted.
 * What still waits to be sent is in the same list, to copy or delete: whoever was told that it is kept can look.
 */
export const showReturned = async (
  client: Client,
  config: PublicConfig,
  locale: string,
  main: HTMLElement,
): Promise<void> => {
  const root = main.getRootNode() as ShadowRoot;
  const list = await menuIn(root);
  const options = root.querySelector<HTMLElement>('.options')!;
  const words = await withOwn(await returnedFiles[lookUp(locale) ?? 'en'](), config, locale, 'returned');
  // The prompt made the menu, so its words are there, too.
  const { wording } = (customElements.get('earful-critique') as unknown as { context: { wording: Wording } }).context;
  const { strings } = wording;
  const dated = (text: string, at: number): string => text.replace('{date}', day(at, wording.locale));

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const button = (label: string, run: () => unknown) =>
    make('button', { type: 'button', textContent: label, onclick: run });
  const title = make('h2', { tabIndex: -1 });
  const status = make('p', { role: 'status' });
  const rows = make('div', {});
  const box = make(
    'section',
    { className: 'box', role: 'dialog', hidden: true, dir: wording.dir },
    title,
    status,
    rows,
    make(
      'div',
      { className: 'row' },
      button(strings.close, () => show(false)),
    ),
  );
  const show = (isOpen: boolean): void => {
    box.hidden = !isOpen;
    list.hidden = true;
    options.ariaExpanded = 'false';
    status.textContent = '';
    (isOpen ? title : options).focus();
    if (isOpen) void draw();
  };
  box.onkeydown = (event) => {
    // One that gives up a composition belongs to the keyboard of the person.
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    show(false);
  };
  const leave = (): void => void (box.hidden = true);
  // Nothing of the page that has the focus lies beneath it. What was changed in it stays in sight.
  box.addEventListener('focusout', ({ relatedTarget }) => {
    const isChanged = [...box.querySelectorAll('textarea')].some(({ value, defaultValue }) => value !== defaultValue);
    if (relatedTarget && !root.contains(relatedTarget as Node) && !isChanged) leave();
  });
  listen('earful-open', leave);
  // Nor does it hide that for good: what was changed is there when it is opened again.
  listen<KeyboardEvent>('keydown', ({ key, isComposing }) => {
    if (key === 'Escape' && !isComposing && !root.activeElement) leave();
  });
  const entry = button('', () => show(true));
  entry.hidden = true;
  list.prepend(entry);
  root.append(box);

  const forget = async (records: OutboxRecord[]): Promise<void> => {
    for (const { key } of records) await client.remove(key);
    await draw();
    if (!box.hidden) title.focus();
  };

  const sendNew = async (records: OutboxRecord[], body: Body, changed: Partial<Content>): Promise<void> => {
    status.textContent = strings.sending;
    const identity = client.mint();
    let state: string | undefined;
    const stop = client.onOutcome((record, outcome) => {
      if (record.critiqueId === identity.critiqueId) ({ state } = outcome);
    });
    const { occurredAt = body.submittedAt } = body;
    const { kept, tried } = await client.submit(identity, 1, { ...contentOf(body), ...changed, occurredAt });
    if (kept) await forget(records);
    await tried;
    stop();
    if (!kept && state === 'received') await forget(records);
    status.textContent =
      state === 'received'
        ? strings.received
        : state === 'returned'
          ? strings.returned
          : kept
            ? dated(strings.saved, Date.now() + maxOutboxDays * dayMs)
            : strings.fail;
  };

  /** One critique, as it is in its latest revision; `records` are all of its revisions that are still here, the latest last. */
  const rowOf = (records: OutboxRecord[]): HTMLElement => {
    const record = records.at(-1)!;
    const body = JSON.parse(record.body) as Body;
    const { disconfirmation, severity } = body;
    const { returned, submittedAt } = record;
    const reason = returned
      ? ({ invalid: words.invalid, 'too-large': words.tooLarge }[returned.code as string] ?? words.tooOld)
      : dated(strings.saved, submittedAt + maxOutboxDays * dayMs);
    const tapped = [
      disconfirmation !== undefined && strings.answers[disconfirmation + 2],
      severity !== undefined && strings.severities[severity - 1],
    ];
    const fields = texts
      .filter((name) => body[name])
      .map((name) =>
        make('textarea', {
          name,
          defaultValue: body[name]!,
          maxLength: maxTextLength,
          readOnly: !returned,
          dir: 'auto',
        }),
      );
    const labels = {
      comment: strings.words,
      expectedText: strings.should,
      remedyText: strings.remedy || strings.words,
    };
    const changed = (): Partial<Content> =>
      Object.fromEntries(fields.map(({ name, value }) => [name, value.trim() || undefined]));
    const copy = async (): Promise<void> => {
      status.textContent = '';
      try {
        await navigator.clipboard.writeText(fields.map(({ value }) => value).join('\n\n'));
        // A live region speaks of what changes in it.
        setTimeout(() => (status.textContent = strings.copied), 100);
      } catch {
        fields[0]!.select();
      }
    };
    return make(
      'article',
      {},
      make('p', {}, `${dated(words.written, submittedAt)}. ${reason}`),
      make('p', {}, tapped.filter(Boolean).join(' · ')),
      ...fields.map((field) => make('label', {}, labels[field.name as keyof typeof labels], field)),
      make(
        'div',
        { className: 'row' },
        ...(fields[0] ? [button(strings.copy, copy)] : []),
        ...(body.withdrawn || !returned ? [] : [button(words.sendNew, () => sendNew(records, body, changed()))]),
        button(returned ? strings.remove : strings.deleteNow, async () => {
          // Said again, if it is the second.
          status.textContent = '';
          await forget(records);
          status.textContent = strings.deleted;
        }),
      ),
    );
  };

  /**
   * By the key of the latest revision, and whether it came back: then there is more to do with it. All are there before the list is
   * opened: whoever tabs on from its title finds them.
   */
  const drawn = new Map<string, HTMLElement>();
  const draw = async (): Promise<void> => {
    const critiques = new Map<string, OutboxRecord[]>();
    const seen = { ...(recall('localStorage', 'returned') as Record<string, number> | null) };
    // As they come, those that failed least are first: often the latest.
    for (const record of (await client.pending()).sort((a, b) => a.revision - b.revision)) {
      const { critiqueId, key, returned } = record;
      if (!isLeft(record)) continue;
      if (returned && seen[critiqueId]! + maxOutboxDays * dayMs < Date.now()) await client.remove(key);
      else critiques.set(critiqueId, [...(critiques.get(critiqueId) ?? []), record]);
    }
    const isBack = (records: OutboxRecord[]): boolean => !!records.at(-1)!.returned;
    const noted = [...critiques]
      .filter(([id, records]) => isBack(records) && (seen[id] || !box.hidden))
      .map(([id]) => [id, seen[id] ?? Date.now()]);
    keep('localStorage', 'returned', noted[0] && Object.fromEntries(noted));
    // What is there stays as it is: somebody may be writing in it.
    const latest = new Map([...critiques.values()].map((records) => [isBack(records) + records.at(-1)!.key, records]));
    for (const [key, row] of drawn) if (!latest.has(key) && drawn.delete(key)) row.remove();
    for (const [key, records] of latest) {
      if (drawn.has(key)) continue;
      drawn.set(key, rowOf(records));
      rows.append(drawn.get(key)!);
    }
    const back = [...critiques.values()].filter(isBack).length;
    // Where nothing is left, it is called as before.
    const name = !critiques.size ? title.textContent : back < critiques.size ? words.titleKept : words.title;
    title.textContent = box.ariaLabel = name;
    entry.textContent = `${name} (${critiques.size})`;
    entry.hidden = !critiques.size;
    root.host.toggleAttribute('returned', back > 0);
    options.ariaDescription = back ? entry.textContent : '';
  };
  client.onOutcome(() => void draw());
  await draw();
};

/** What may be sent anew: all but what names the critique that came back. */
const contentOf = (body: Body): Content => {
  const content: Record<string, unknown> = { ...body };
  for (const name of ['schemaVersion', 'critiqueId', 'reference', 'revision', 'submittedAt', 'sanitised'])
    delete content[name];
  return content as unknown as Content;
};
