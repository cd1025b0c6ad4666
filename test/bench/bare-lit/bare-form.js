// The form of the prompt written in bare Lit, for comparison: the same fields, words and styles, and nothing else. No rules, no
// outbox, no places to move to, one language, no corrections. What Earful takes longer than this is what all that costs.
import { LitElement, html, nothing, unsafeCSS } from 'lit';
import { styles } from '../../../packages/widget/dist/prompt/styles.js';
import { detailsStyles } from '../../../packages/widget/dist/prompt/styles/details.js';
import { sendingStyles } from '../../../packages/widget/dist/prompt/styles/sending.js';

const answers = ['much worse', 'worse', 'about as expected', 'better', 'much better'];
const severities = ['I may not come back', 'I’ll remember it', 'Annoying, but forgivable', 'I’ll forget it'];
const replies = { none: 'No, just fix it', email: 'Yes, by e-mail', phone: 'Yes, call me back' };
const causes = [
  'Hard to find my way',
  'The delivery promise',
  'Too little to choose from',
  'the advert',
  'something else',
];

const chip = (type, name, value, label) =>
  html`<label class="chip"><input type=${type} name=${name} value=${value} />${label}</label>`;
const group = (legend, chips) =>
  html`<fieldset>
    <legend>${legend}</legend>
    <div class="chips">${chips}</div>
  </fieldset>`;

class BareForm extends LitElement {
  static styles = unsafeCSS(styles + detailsStyles + sendingStyles);
  static properties = { step: { state: true }, draft: { state: true } };

  constructor() {
    super();
    this.step = 'ask';
    this.draft = { comment: '', expectedText: '', wanted: 'none' };
  }

  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('side', 'end');
    this.onkeydown = ({ key }) => {
      if (key === 'Escape') this.remove();
    };
    this.updateComplete.then(() => this.renderRoot.querySelector('h2').focus());
  }

  #answer = (event) => {
    event.preventDefault();
    this.step = 'details';
    this.updateComplete.then(() => this.renderRoot.querySelector('h2').focus());
  };

  #input = ({ currentTarget }) => {
    this.draft = { ...this.draft, ...Object.fromEntries(new FormData(currentTarget)) };
  };

  #words(name, label, hint) {
    return html`<div class="part">
      <label class="field"
        ><span>${label}</span
        ><textarea name=${name} rows="2" dir="auto" maxlength="4000" .value=${this.draft[name]}></textarea>
      </label>
      ${hint ? html`<p class="hint">${hint}</p>` : nothing}
    </div>`;
  }

  #ask() {
    return html`<form @submit=${this.#answer}>
      <div class="body">
        <p class="lead">Happy? Good to know. Not happy? Please tell us. That is the part we can fix.</p>
        <fieldset class="answers">
          <legend>Compared with what you expected, this was…</legend>
          ${answers.map((label) => html`<button name="disconfirmation" value=${label}>${label}</button>`)}
        </fieldset>
        <p class="hint">Your tap is sent at once. Everything after it is optional.</p>
      </div>
    </form>`;
  }

  #details() {
    const { wanted } = this.draft;
    return html`<form novalidate @input=${this.#input}>
      <div class="body">
        ${group(
          'What was it about?',
          causes.map((label) => chip('checkbox', 'cause', label, label)),
        )}
        ${this.#words(
          'comment',
          'In your own words (optional)',
          'A person in Larkspoon Care reads this. Please leave out card numbers, passwords and health details.',
        )}
        ${this.#words('expectedText', 'How should it have been? (optional)')}
        ${group(
          'How much does this matter to you?',
          severities.map((label) => chip('radio', 'severity', label, label)),
        )}
        ${group(
          'Do you want an answer?',
          Object.entries(replies).map(([value, label]) => chip('radio', 'wanted', value, label)),
        )}
        ${wanted === 'none' ? nothing : html`<div class="field"><input name="contact" required /></div>`}
        <div class="find">
          <p class="hint">Kept on this device until you close this tab.</p>
          <button type="reset" ?disabled=${!this.draft.comment}>Clear</button>
        </div>
        <p class="hint">Used to fix the problem and, if you ask, to answer you. <a href="/privacy">Privacy</a></p>
      </div>
      <div class="foot"><button class="primary">Send details</button></div>
    </form>`;
  }

  render() {
    return html`<div class="panel ${this.step}" role="dialog" aria-labelledby="title" lang="en" dir="ltr">
      <div class="head">
        <h2 id="title" tabindex="-1">${this.step === 'ask' ? 'Did we fall short here?' : 'Anything to add?'}</h2>
        <button class="close" aria-label="Close" @click=${() => this.remove()}></button>
      </div>
      <div class="message plain"><p role="status"></p></div>
      ${this.step === 'ask' ? this.#ask() : this.#details()}
    </div>`;
  }
}

customElements.define('bare-form', BareForm);
const launcher = document.createElement('button');
launcher.id = 'bare-launcher';
launcher.textContent = 'Tell us what went wrong';
launcher.style.cssText = 'position:fixed;inset:auto 16px 16px auto;padding:11px 18px';
launcher.onclick = () => document.documentElement.append(new BareForm());
document.body.append(launcher);
