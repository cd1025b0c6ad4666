/**
 * Registers `<earful-promise ref="delivery-48h">`, which marks where a promise is made. Its text is what the visitor was
 * told; when it is empty, the configured sentence is put into it. Without script it is plain text. `data-ref` is the same
 * for frameworks that keep `ref` for themselves (React, Vue).
 *
 * The element only tells that it came, or changed, and that it went: what watches it is fetched with the first one.
 */
export const definePromise = (came: (element: HTMLElement) => void, went: (element: HTMLElement) => void): void => {
  // A second copy of the script on the page finds it registered and leaves it.
  if (customElements.get('earful-promise')) return;
  customElements.define(
    'earful-promise',
    class extends HTMLElement {
      static observedAttributes = ['ref', 'data-ref'];
      connectedCallback(): void {
        came(this);
      }
      disconnectedCallback(): void {
        went(this);
      }
      attributeChangedCallback(): void {
        if (this.isConnected) came(this);
      }
    },
  );
};
