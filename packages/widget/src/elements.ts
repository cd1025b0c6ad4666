/** The attributes that our elements read, by tag, for compilers of templates. `ref` is what frameworks keep for themselves. */
export interface EarfulElements {
  'earful-critique': {
    /** Default: `unrouted`. */
    touchpoint?: string;
    /** Default: `inline`. */
    surface?: 'inline' | 'card' | 'sheet';
    /** What happened, in the customer's terms. */
    says?: string;
    /** How the person came. Default: `self`. */
    origin?: string;
  };
  'earful-promise': {
    /** Id of a promise of the configuration. */
    'data-ref'?: string;
  };
}
