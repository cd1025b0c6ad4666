/** The configuration that `earful init` writes: small, without a fault or a warning, and explained where it stands. */
export const starterConfig = (
  schema: string | undefined,
): string => `// The configuration of Earful. Comments and trailing commas are welcome here.
// Pages learn only what they need: owners, departments and recipients never leave the receiver.
{${schema === undefined ? '' : `\n  // Lets an editor complete and explain every field.\n  "$schema": ${JSON.stringify(schema)},\n`}
  "brand": {
    "name": "My shop",
    // Every text is one for all languages, or one per language: {"en": "…", "pl": "…"}.
    "team": "My shop Care",
    // In full, because pages of the receiver link to it, too.
    "privacyUrl": "https://shop.example/privacy",
  },

  // Places where an expectation is met or missed. The id is stored with every critique: never rename it.
  "touchpoints": [
    {
      "id": "checkout",
      "name": "Checkout",
      // Where it is. * stands for anything but a slash, /** at the end for everything below.
      "paths": ["/checkout"],
      // Up to six reasons to choose from; "something else" is always added.
      "causes": [
        { "code": "payment", "label": "the payment" },
        { "code": "form", "label": "the form" },
      ],
      // What you promise to whoever writes. Shown with a date, so promise what you can keep.
      "responsePromise": { "readWithinHours": 24, "answerWithinHours": 48 },
      "phase": "during",
      // Inside only: who answers for it, and whose work it is.
      "owner": "Head of payments",
      "departments": ["Finance"],
    },
    {
      "id": "delivery",
      "name": "Delivery",
      "paths": ["/orders/*"],
      "responsePromise": { "readWithinHours": 24, "answerWithinHours": 48 },
      "phase": "after",
      "owner": "Head of logistics",
      "departments": ["Logistics"],
    },
  ],

  // What you let people expect. Tell the page a date, with earful.expect("delivery", {by, promise: "two-days"}), and Earful
  // asks when it and the tolerance have passed.
  "promises": [
    {
      "id": "two-days",
      "touchpoint": "delivery",
      "statement": "With you in two days",
      "metric": "deliveryTime",
      "unit": "day",
      "value": 2,
      "direction": "lowerIsBetter",
      "toleranceHours": 4,
    },
  ],

  // When to ask. "says" names what happened, in the customer's words.
  "triggers": [
    {
      // The page says so: earful.signal("paymentFailed", {touchpoint: "checkout"}). If there is a link of yours beside
      // the error, data-earful-open="checkout", the first time in a visit is left to it; "inlineFirst" says how often.
      "signal": "paymentFailed",
      "touchpoint": "checkout",
      "says": "The payment didn't go through.",
    },
    {
      "signal": "formStruggle",
      "touchpoint": "checkout",
      "says": "The form kept refusing what you typed.",
      // So often one field was left with a refused value. Default 3. A form that was refused twice as a whole counts, too.
      // It asks when the form has been left, or accepted.
      "parameters": { "times": 3 },
    },
    {
      "signal": "promiseOverdue",
      "touchpoint": "delivery",
      "says": "Your parcel is later than we promised.",
    },
  ],

  // When an invitation may appear, in milliseconds. These are the defaults.
  "etiquette": { "quietMs": 1500, "arrivalMs": 10000, "maxDelayMs": 60000 },

  // The button "Tell us what went wrong", for whoever wants to say something unasked.
  "launcher": true,
}
`;
