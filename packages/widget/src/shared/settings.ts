/** Attributes of the script tag, without `data-`. All are text, because attributes are. */
export interface Settings {
  /** Where the receiver is mounted: a path such as `/earful`, or an absolute address. Required. */
  endpoint?: string | undefined;
  /** Public write key, if the receiver asks for one. */
  key?: string | undefined;
  /** Address of the configuration. Default: `{endpoint}/v1/config`, unless an inline one stands on the page. */
  config?: string | undefined;
  /** BCP 47 tag. Default: the page's `lang`, else the browser's language. */
  locale?: string | undefined;
  /** `start` or `end`: wins over the configuration. */
  placement?: string | undefined;
  /** `light` or `dark`: wins over the configuration, which by default follows the page. */
  theme?: string | undefined;
  /** `false` hides the launcher: wins over the configuration. */
  launcher?: string | undefined;
  /** Segments the visitor belongs to, separated by spaces. May change at any time. */
  segments?: string | undefined;
  /**
   * When the launcher is drawn and the prompt fetched. Default: with the first sign of a person, after three seconds at the latest,
   * so that it opens offline. `idle`: as soon as the page is idle. `intent`: the prompt with pointer or focus on the launcher.
   * `none`: the prompt with its first use.
   */
  preload?: string | undefined;
  /** Present: each decision is written to the console. */
  debug?: string | undefined;
  /** Present: other people use this screen next. No draft, no note of the answer, no link to it, no autofill. */
  shared?: string | undefined;
  /** Present: test mode. The prompt works and says so; nothing is sent, and no cap is kept or obeyed. */
  test?: string | undefined;
}
