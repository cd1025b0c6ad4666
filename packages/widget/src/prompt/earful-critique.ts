import { html, nothing, render } from 'lit/html.js';
import { discard, keptUntil, statusUrl } from '@earful/client';
import type { Identity } from '@earful/client';
import { noteCase, noteShown, rest } from '../choices.js';
import type { Ask, Choice, Handover } from '../handover.js';
import { localize } from '../localize.js';
import { keep, recall } from '../shelf.js';
import { askFrom } from './ask-from.js';
import { contentOf } from './content.js';
import type { Action, Draft, Flow } from './flow.js';
import { advance, initialFlow } from './flow.js';
import type { Guest, Manners } from './manners.js';
import { styles } from './styles.js';
import { askView } from './views/ask.js';
import { messageActions, messageText } from './views/message.js';
import type { View } from './views/view.js';
import type { Wording } from './wording.js';

/**
 * The prompt. `<earful-critique touchpoint="help" surface="inline">` stands where the site puts it; cards and sheets are
 * made by the rules. Drawn with lit-html on a plain element: LitElement would add 2.1 kB for what one state needs not.
 *
 * @fires earful-open, earful-before-close (cancelable), earful-close, earful-dismiss, earful-before-submit (cancelable),
 * earful-saved, earful-received, earful-returned: all bubble and cross shadow roots; `detail` holds `touchpoint`, and for a
 * dismissal or a close by the person `choice`.
 * @slot note - A line of the site below everything else, the same whatever was answered
 * @csspart panel, title, answer, send, status-link, bar, minimise
 */
export class EarfulCritique extends HTMLElement {
  /** Set before the element is registered: an element that the parser finds upgrades with everything at hand. */
  static context: { handover: Handover; wording: Wording; manners: Manners | undefined };
  static #sheet: CSSStyleSheet | undefined;
  static #details: typeof import('./views/details.js').detailsView | undefined;

  /** Fetches the optional panel: ahead, so that it opens offline; and again with the tap, if that has failed. */
  static async fetchDetails(): Promise<void> {
    ({ detailsView: EarfulCritique.#details } = await import('./views/details.js'));
  }

  ask: Ask | undefined;
  opener: Element | null | undefined;
  #flow: Flow | undefined;
  #identity: Identity | undefined;
  #stops: AbortController | undefined;
  #guest: Guest | undefined;
  #root = this.attachShadow({ mode: 'open' });
  /** For whoever stays as long as the page: a prompt that was closed is not kept. */
  #self = new WeakRef(this);

  constructor() {
    super();
    if (!EarfulCritique.#sheet) {
      EarfulCritique.#sheet = new CSSStyleSheet();
      EarfulCritique.#sheet.replaceSync(styles);
    }
    this.#root.adoptedStyleSheets = [EarfulCritique.#sheet];
    // Not only while it is on screen: who opens it again must not read old news.
    const self = this.#self;
    const stop = EarfulCritique.context.handover.client.onOutcome((record, outcome) => {
      const it = self.deref();
      if (!it) return stop();
      if (record.critiqueId !== it.#identity?.critiqueId) return;
      const { revision } = record;
      it.#act({ type: 'outcome', revision, outcome: { ...outcome, keptUntil: keptUntil(record) } });
    });
  }

  /** Where a critique from here belongs. */
  get touchpoint(): string {
    return this.getAttribute('touchpoint') || 'unrouted';
  }

  /** `card` and `sheet` float above the page and can be closed; anything else is `inline`. */
  get surface(): 'inline' | 'card' | 'sheet' {
    const surface = this.getAttribute('surface');
    return surface === 'card' || surface === 'sheet' ? surface : 'inline';
  }

  /** Has an answer with words that were not sent. */
  get isUnsent(): boolean {
    const { step, draft } = this.#flow!;
    return step === 'details' && !!(draft.comment || draft.expectedText);
  }

  connectedCallback(): void {
    const { handover } = EarfulCritique.context;
    const ask = (this.ask ??= askFrom(this, this.touchpoint));
    this.#flow ??= initialFlow(recall('sessionStorage', this.#draftName) as Partial<Draft>);
    const stops = (this.#stops = new AbortController());
    if (this.surface !== 'inline') {
      handover.toggled(true);
      this.setAttribute('side', handover.config.placement ?? 'end');
      this.addEventListener('keydown', this.#onKey, stops);
      if (ask.origin !== 'self') {
        if (handover.consents.storage) noteShown(this.touchpoint, Date.now());
        // A live region speaks only of what changes in it: the invitation is put in once the empty region is there.
        setTimeout(() => this.#draw(true), 100);
      }
    }
    this.#guest = EarfulCritique.context.manners?.behave(this);
    this.#draw();
    this.#emit('open');
  }

  disconnectedCallback(): void {
    this.#stops?.abort();
    this.#guest?.gone();
    if (this.surface !== 'inline') EarfulCritique.context.handover.toggled(false);
  }

  focusTitle(): void {
    this.#find('h2')?.focus();
  }

  /** Closes a card or sheet and gives focus back to what opened it; if that has gone, to the launcher. */
  close(choice?: Choice): void {
    if (this.surface === 'inline' || !this.isConnected || !this.#emit('before-close')) return;
    const hadFocus = this.#root.activeElement;
    const { handover } = EarfulCritique.context;
    this.remove();
    if (hadFocus) (this.opener?.isConnected ? (this.opener as HTMLElement) : handover.home())?.focus();
    this.#emit('close', choice, document);
  }

  get #draftName(): string {
    return 'draft:' + this.touchpoint;
  }

  #emit(type: string, choice?: Choice, target: EventTarget = this): boolean {
    EarfulCritique.context.handover.happened(type, choice, { ...this.ask!, opener: null }, this.#self);
    return target.dispatchEvent(
      new CustomEvent('earful-' + type, {
        bubbles: true,
        composed: true,
        cancelable: type.startsWith('before'),
        detail: { touchpoint: this.touchpoint, choice },
      }),
    );
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    // Nor does the platform close the dialog that ours lies in.
    event.preventDefault();
    this.close('close');
  };

  #act = (action: Action): void => {
    const before = this.#flow!;
    const after = advance(before, action);
    const isNew = after.revision > before.revision;
    if (after === before || (isNew && !this.#emit('before-submit'))) return;
    this.#flow = after;
    this.#draw();
    const state = after.message?.state ?? '';
    if (state !== before.message?.state && /^(received|saved|returned)$/.test(state)) this.#emit(state);
    if (action.type === 'changed') keep('sessionStorage', this.#draftName, after.draft);
    if (action.type === 'again') void this.#settle(after.revision, EarfulCritique.context.handover.client.flush());
    if (isNew) void this.#submit(after);
    if (isNew && !EarfulCritique.#details)
      EarfulCritique.fetchDetails().then(
        () => this.#draw(),
        () => {},
      );
    if (after.contactFault) this.#find('#contact')?.focus();
    else if (after.step !== before.step) {
      this.#find('.panel')!.scrollTop = 0;
      this.focusTitle();
    }
  };

  async #submit(flow: Flow): Promise<void> {
    const { handover, wording } = EarfulCritique.context;
    const { revision } = flow;
    const ask = this.ask!;
    ask.promise ??= handover.shownPromise(this.touchpoint);
    const identity = (this.#identity ??= handover.client.mint());
    const { kept, tried } = await handover.client.submit(
      identity,
      revision,
      contentOf(ask, flow, {
        surface: this.surface,
        locale: wording.locale,
        trail: handover.trail(),
        path: location.pathname.slice(0, 2_000),
        viewportWidth: innerWidth,
      }),
    );
    if (revision === 1) rest(this.touchpoint, 'sent', Date.now());
    // Whoever waits for an answer is not asked anything else.
    if (flow.step === 'done' && flow.draft.wanted !== 'none' && handover.consents.storage)
      noteCase(identity, Date.now());
    const forget = (): void => keep('sessionStorage', this.#draftName, undefined);
    if (flow.step === 'done' && kept) forget();
    await this.#settle(revision, tried, kept);
    if (flow.step === 'done' && this.#flow!.message?.state === 'received') forget();
  }

  /** A record that has to wait its turn brings no news. */
  async #settle(revision: number, tried: Promise<void>, kept?: boolean): Promise<void> {
    await tried;
    if (this.#flow!.message?.state === 'sending')
      this.#act({
        type: 'outcome',
        revision,
        outcome: { state: kept ? 'saved' : 'unsaved', keptUntil: keptUntil({ submittedAt: Date.now() }) },
      });
  }

  #find(selector: string): HTMLElement | null {
    return this.#root.querySelector<HTMLElement>(selector);
  }

  #copy = async (): Promise<void> => {
    const { comment, expectedText } = this.#flow!.draft;
    try {
      await navigator.clipboard.writeText([comment, expectedText].filter(Boolean).join('\n\n'));
    } catch {
      // Without the clipboard the text is brought back into its field and selected.
      this.#act({ type: 'edited' });
      (this.#find('textarea') as HTMLTextAreaElement | null)?.select();
    }
  };

  #dismiss(choice: 'notNow' | 'never'): void {
    rest(this.touchpoint, choice, Date.now());
    this.#emit('dismiss', choice);
    this.close();
  }

  #discard(): void {
    void discard(EarfulCritique.context.handover.client, this.#identity!.critiqueId);
    keep('sessionStorage', this.#draftName, undefined);
    this.#act({ type: 'deleted' });
  }

  #draw(announce?: boolean): void {
    const { handover, wording } = EarfulCritique.context;
    const { client, config, shared } = handover;
    const { strings, locale, dir } = wording;
    const flow = this.#flow!;
    const ask = this.ask!;
    const { step, message } = flow;
    const opened = ask.opening && ask.opening !== 'critique' ? strings[ask.opening] : undefined;
    const floats = this.surface !== 'inline';
    const invites = floats && ask.origin !== 'self' && step === 'ask';
    const identity = this.#identity;
    const view: View = {
      ...wording,
      ask,
      invites,
      shared,
      invitation: opened?.body ?? strings.inviteBody,
      flow,
      config,
      reference: identity?.reference ?? '',
      statusUrl: identity ? statusUrl(client.endpoint, identity) : '',
      act: this.#act,
      dismiss: (choice) => this.#dismiss(choice),
      discard: () => this.#discard(),
      copy: () => void this.#copy(),
    };
    const title = {
      ask: (ask.says && localize(ask.says, locale)) || (opened?.title ?? strings.inviteTitle),
      details: strings.detailsTitle,
      done: strings.doneTitle,
    }[step];
    const close = () => this.close('close');
    render(
      html`<div
        class="panel ${step} ${invites ? 'invites' : ''}"
        part="panel"
        role=${floats ? 'dialog' : 'group'}
        aria-labelledby="title"
        lang=${locale}
        dir=${dir}
      >
        <div class="head">
          <h2 id="title" tabindex="-1" part="title">${title}</h2>
          ${floats ? html`<button class="close" aria-label=${strings.close} @click=${close}></button>` : nothing}
        </div>
        <div class="message ${message?.state ?? 'plain'}">
          <p role="status">${announce && invites ? title : messageText(view)}</p>
          ${messageActions(view)}
        </div>
        ${step === 'ask' ? askView(view) : step === 'details' ? (EarfulCritique.#details?.(view) ?? nothing) : nothing}
        ${
          step === 'done' && floats
            ? html`<div class="foot"><button @click=${close}>${strings.close}</button></div>`
            : nothing
        }
        <slot name="note"></slot>
      </div>`,
      this.#root,
    );
    this.#guest?.drawn();
  }
}
