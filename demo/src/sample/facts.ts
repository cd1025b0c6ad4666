/** What the sample history is about: a truth built into it, and the figure in which the inbox brings it to light. */
export interface Fact {
  id: string;
  /** The truth, as a person of the shop would say it. */
  says: string;
  /** Which list and figure of the standings shows it (`GET /v1/staff/standings`). */
  shownBy: string;
}

/** Ten written facts. `plan.ts` builds them in; `test/demo/facts.test.ts` finds each again through the staff API. */
export const facts: readonly Fact[] = [
  {
    id: 'order-status-least-good',
    says: 'The page where people wait for their parcel is the least good place of the shop, and help is the best.',
    shownBy:
      'order-status stands first and is to be fixed first, invited as well as volunteered; help stands last of what is measured and is fine.',
  },
  {
    id: 'monday-deliveries',
    says: 'What was promised for the weekend is missed on Monday.',
    shownBy: 'byWeekday of order-status: Monday holds more than any two other days together.',
  },
  {
    id: 'phones-at-checkout',
    says: 'The checkout is hard on phones.',
    shownBy: 'byViewport of checkout: three of four come from below 600 px; about half elsewhere.',
  },
  {
    id: 'polish-returns',
    says: 'The Polish return form is the broken one.',
    shownBy: 'byLocale of returns: most are Polish; about a quarter elsewhere.',
  },
  {
    id: 'evening-payments',
    says: 'Payments fail in the evening.',
    shownBy: 'byHour of checkout, invited: more than half fall between 18 and 23 o’clock.',
  },
  {
    id: 'search-change',
    says: 'Search has been bad since the change of its index five weeks ago.',
    shownBy:
      'byWeek of search, volunteered: the last five weeks bring at least twice as many critiques as the weeks before.',
  },
  {
    id: 'runs-small',
    says: 'Things turn out smaller than they look: one cause makes up most of what is said about products.',
    shownBy: 'causes of product, volunteered: “Smaller than it looks” is more than half.',
  },
  {
    id: 'offline-baskets',
    says: 'Baskets are filled on trains, out of reach of the network, and get lost there.',
    shownBy: 'delivered of basket: about half waited on the device; hardly any elsewhere.',
  },
  {
    id: 'checkout-costs-customers',
    says: 'It is at the checkout that customers are lost for good.',
    shownBy: 'severities, invited: more than half of all “I may not come back” belong to checkout.',
  },
  {
    id: 'home-unknown',
    says: 'Nobody knows yet how good the home page is: too few have said anything.',
    shownBy: 'home, volunteered: fewer than five answers, label “ask more”, however bad they look.',
  },
];
