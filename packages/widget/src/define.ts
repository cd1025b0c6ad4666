import { EarfulCritique } from './prompt/earful-critique.js';

declare global {
  interface HTMLElementTagNameMap {
    'earful-critique': EarfulCritique;
  }
}

/** Registers `<earful-critique>`. A second copy of the script on the page finds it registered and leaves it. */
export const defineElements = (): void => {
  if (!customElements.get('earful-critique')) customElements.define('earful-critique', EarfulCritique);
};
