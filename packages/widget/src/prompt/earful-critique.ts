import { statusUrl } from '@earful/client';
import type { Ask } from '../etiquette/ask.js';
import { noteChoice, noteShown } from '../etiquette/note-choice.js';
import type { Choice } from '../exposure/happening.js';
import type { Wording } from '../wording/load-wording.js';
import { askFrom } from './ask-from.js';
import { contentOf } from './content.js';
import { hasWords, isHeld, keepDraft, recallDraft } from './draft.js';
import { draw } from './draw.js';
import type { Action, Flow } from './flow.js';
import { advance, initialFlow } from './flow.js';
import type { Guest, Manners } from './guest/manners.js';
import type { Handover } from './handover.js';
import { styles } from './styles.js';
import { createSubmission } from './submission.js';
import type { Details } from './views/details.js';
import { watchPresses } from './watch-presses.js';

declare global {
  interface HTMLElementTagNameMap {
    'earful-critique': EarfulCritique;
  }
}

/** What is to be read out is put into a live region after it has been empty for so long, in milliseconds. */
const anewMs = 100;

/** A prompt that floats keeps what it has begun when it is closed: opened again, it asks anew. */
const forever = new WeakRef(document);

/** Of all prompts. */
let sheet: CSSStyleSheet | undefined;

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
  static observedAttributes = ['touchpoint', 'says', 'origin'];
  static #details: Details | undefined;

  /** Fetches the optional panel: ahead, so that it opens offline; and again with the tap, if that has failed. */
  static async fetchDetails(): Promise<void> {
    const { handover, wording } = EarfulCritique.context;
    EarfulCritique.#details = await (await import('./views/details.js')).createDetails(handover, wording);
  }

  ask: Ask | undefined;
  opener: Element | null | undefined;
  /** Why the critique was begun, which may have been before a reload. */
  #begun: Ask | undefined;
  #flow: Flow | undefined;
  #stops: AbortController | undefined;
  #guest: Guest | undefined;
  #root = this.attachShadow({ mode: 'open' });
  #isPressed = watchPresses(this.#root, () => this.#draw());
  /** For whoever stays as long as the page: a prompt that was closed is not kept. */
  #self = new WeakRef(this);

  constructor() {
    super();
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
    }
    this.#root.adoptedStyleSheets = [sheet];
  }

  /** Where a critique from here belongs. */
  get touchpoint(): string {
    return this.getAttribute('touchpoint') || 'unrouted';
  }

  // Frameworks set properties where an element has them.
  set touchpoint(id: string | null | undefined) {
    this.#note('touchpoint', id);
  }

  /** `card` and `sheet` float above the page and can be closed; anything else is `inline`. */
  get surface(): 'inline' | 'card' | 'sheet' {
    const surface = this.getAttribute('surface');
    return surface === 'card' || surface === 'sheet' ? surface : 'inline';
  }

  set surface(surface: string | null | undefined) {
    this.#note('surface', surface);
  }

  /** Null and undefined take the attribute away. */
  #note(name: string, value: string | null | undefined): void {
    if (value == null) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  /** Has an answer with words that were not sent. */
  get isUnsent(): boolean {
    const { step, draft } = this.#flow!;
    return step === 'details' && hasWords(draft);
  }

  get #floats(): boolean {
    return this.surface !== 'inline';
  }

  get #holder(): WeakRef<Node> {
    return this.#floats ? forever : this.#self;
  }

  connectedCallback(): void {
    const { handover, manners } = EarfulCritique.context;
    const stops = (this.#stops = new AbortController());
    if (!isHeld(this.#submission.identity, this.#holder)) this.#begin();
    const { touchpoint, origin } = this.ask!;
    if (this.#floats) {
      this.setAttribute('side', handover.config.placement ?? 'end');
      if (origin !== 'self') {
        if (handover.consents.storage) noteShown(touchpoint, Date.now());
        // A live region speaks only of what changes in it: the invitation is put in once the empty region is there.
        setTimeout(() => this.#draw(true), anewMs);
      }
    }
    addEventListener('online', this.#complete, stops);
    this.#root.addEventListener('focusin', this.#complete, stops);
    this.#guest = manners?.behave(this);
    // Hiding the launcher, which has the focus, has styles computed: by now there are few to compute.
    if (this.#floats) handover.toggled(true);
    this.#draw();
    this.#emit('open');
  }

  disconnectedCallback(): void {
    this.#stops?.abort();
    // Back before it is asked whether it can take the focus.
    if (this.#floats) EarfulCritique.context.handover.toggled(false);
    this.#guest?.gone();
  }

  /** Until somebody has answered, it asks about what it is given. */
  attributeChangedCallback(): void {
    if (this.#floats || this.#flow?.step !== 'ask') return;
    this.#begin();
    this.#draw();
  }

  /** With what this tab noted of the touchpoint, unless another prompt goes on with it. */
  #begin(): void {
    const { touchpoint, origin } = (this.ask = (this.#floats && this.ask) || askFrom(this, this.touchpoint));
    const { draft, begun } = recallDraft(touchpoint, this.#floats && origin !== 'self', this.#holder);
    this.#begun = begun?.ask ?? this.ask;
    this.#flow = initialFlow(draft, begun);
    Object.assign(this.#submission, { touchpoint, identity: begun?.identity });
  }

  focusTitle(): void {
    this.#find('h2')?.focus();
  }

  /** Closes a card or sheet and gives focus back to what opened it; if that has gone, to the launcher. */
  close(choice?: Choice): void {
    if (!this.#floats || !this.isConnected || !this.#emit('before-close')) return;
    const hadFocus = this.#root.activeElement;
    const { handover } = EarfulCritique.context;
    this.remove();
    if (hadFocus) (this.opener?.isConnected ? (this.opener as HTMLElement) : handover.home())?.focus();
    this.#emit('close', choice, document);
  }

  #emit(type: string, choice?: Choice, target: EventTarget = this): boolean {
    EarfulCritique.context.handover.happened(type, choice, { ...this.ask!, opener: null }, this.#self);
    return target.dispatchEvent(
      new CustomEvent('earful-' + type, {
        bubbles: true,
        composed: true,
        cancelable: type.startsWith('before'),
        detail: { touchpoint: this.ask!.touchpoint, choice },
      }),
    );
  }

  #act = (action: Action): void => {
    const before = this.#flow!;
    const after = advance(before, action);
    const isNew = after.revision > before.revision;
    // What somebody takes back is theirs: the page is not asked.
    if (after === before || (isNew && !after.isWithdrawn && !this.#emit('before-submit'))) return;
    this.#flow = after;
    // First: a page that has meddled with what is drawn must not keep the words from leaving.
    if (isNew) this.#submit(after);
    this.#draw();
    const state = after.message?.state ?? '';
    if (action.type === 'outcome' && state !== before.message?.state && /^(received|saved|returned)$/.test(state))
      this.#emit(state);
    const { draft, answer, revision, arrived } = after;
    if (after.step === 'details' || isNew)
      keepDraft(
        this.ask!.touchpoint,
        draft,
        {
          identity: this.#submission.identity!,
          ask: { ...this.#begun!, opener: null },
          answer,
          revision,
          arrived,
        },
        this.#holder,
      );
    // Copied once more: a live region speaks only of what changes in it.
    if (action.type === 'copied' && !after.message!.isCopied) setTimeout(() => this.#act(action), anewMs);
    if (action.type === 'again') this.#submission.again(after.revision);
    // The button is gone.
    if (action.type === 'cleared') this.focusTitle();
    if (after.contactFault) this.#find('#contact')?.focus();
    else if (after.step !== before.step || after.isWithdrawn !== before.isWithdrawn) {
      this.#find('.panel')!.scrollTop = 0;
      this.focusTitle();
    }
  };

  #submission = createSubmission(
    EarfulCritique.context.handover,
    () => this.#flow!,
    (action) => this.#act(action),
  );

  #submit(flow: Flow): void {
    const { handover, wording } = EarfulCritique.context;
    const ask = this.#begun!;
    ask.promise ??= handover.shownPromise(ask.touchpoint);
    const content = contentOf(
      ask,
      flow,
      {
        surface: this.surface,
        locale: wording.locale,
        trail: handover.trail(),
        path: location.pathname.slice(0, 2_000),
        viewportWidth: innerWidth,
      },
      flow.step === 'done' ? EarfulCritique.#details!.content(flow.draft) : undefined,
    );
    void this.#submission.send(flow, content);
  }

  #find(selector: string): HTMLElement | null {
    return this.#root.querySelector<HTMLElement>(selector);
  }

  #dismiss(choice: 'notNow' | 'never'): void {
    noteChoice(this.ask!.touchpoint, choice, Date.now());
    this.#emit('dismiss', choice);
    this.close();
  }

  #draw(announce?: boolean): void {
    if (this.#isPressed()) return;
    const { handover, wording } = EarfulCritique.context;
    const { client, config, shared } = handover;
    const { identity, discard } = this.#submission;
    const focused = this.#root.activeElement;
    draw(
      this.#root,
      {
        ...wording,
        ask: this.#begun!,
        shared,
        flow: this.#flow!,
        config,
        reference: identity?.reference ?? '',
        statusUrl: identity ? statusUrl(client.endpoint, identity) : '',
        details: EarfulCritique.#details,
        act: this.#act,
        dismiss: (choice) => this.#dismiss(choice),
        discard,
        close: this.#floats ? () => this.close('close') : undefined,
      },
      announce,
    );
    // What had the focus may have gone with what it was for.
    if (focused?.isConnected === false) this.focusTitle();
    this.#guest?.drawn();
    this.#complete();
  }

  /** The panel has been missing since the tap: again with each news, with the network, and when somebody comes back to it. */
  #complete = (): void => {
    if (this.#flow!.step !== 'ask' && !EarfulCritique.#details)
      EarfulCritique.fetchDetails()
        .then(() => this.#draw())
        .catch(() => {});
  };
}
