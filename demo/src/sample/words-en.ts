import type { WordsByTouchpoint } from './words.js';

/** Invented sentences for the sample history, in English. Nobody wrote them to a shop. */
export const wordsEn: WordsByTouchpoint = {
  home: {
    wrong: {
      promise: ['"2 days" in big letters, and the small print makes it three.'],
      finding: ['I only wanted to know whether you have teapots. No menu told me.'],
      range: ['Eight things is not a shop, it is a shelf.'],
    },
    should: ['Say what the latest possible day is, in one line.'],
    good: ['Calm, quick, no pop-ups. Thank you.'],
  },
  search: {
    wrong: {
      'nothing-found': [
        'Searched for "apron", found nothing. The apron is on your front page!',
        'Every word I type gives me an empty page since last week.',
        '"linen napkins" finds nothing, "napkins" finds nothing. I can see them on the home page.',
        'I know you sell the kettle, I bought one here in spring. Your search says no.',
        'Four searches, four times nothing. I gave up and looked through all pages.',
        'Copied the name of the pan from your own mail into the search. No result.',
      ],
      'wrong-results': [
        'I looked for a small board and got tumblers.',
        'Search for "24 cm" shows the pepper mill before the pan.',
        'Results are in no order that I can understand.',
      ],
      wording: [
        'It does not know "frying pan". It is called that everywhere.',
        'One typing mistake and it finds nothing at all.',
        'Plural or singular should not matter, but here it does.',
      ],
    },
    should: [
      'Find what is on the shelf, even with a typing mistake.',
      'Show something close instead of an empty page.',
      'It worked in September. Like that, please.',
    ],
    good: ['Found it at the first try.', 'Fast, and it understood my Polish word too.'],
  },
  product: {
    wrong: {
      size: [
        'The apron in M is what other shops call S. I am 1.68 m and it ends above the knee.',
        'Bowls look like soup bowls in the picture. They are for nuts.',
        'Ordered L and it fits like a medium. Second time now.',
        'The small board is really small. A slice of bread and it is full.',
        'From the picture I expected a kettle for six cups. It makes four.',
        'Everything from you turns out a size smaller than I thought.',
        'The apron does not go round me at the back. Your size chart gives only the length.',
        'Please write the width of the apron. I had to send two back.',
      ],
      'sold-out': [
        'The ink bowls have been sold out for weeks. Tell me when they are back or take them off.',
        'Large board: a few left, then none when I clicked.',
        'The one colour I wanted is the one you never have.',
      ],
      pictures: [
        'One picture, from the front. How deep is the bowl?',
        'I would like to see the pan from the side, and in a hand.',
      ],
      button: [
        'I clicked "Add to basket" five times before anything happened. Then I had five.',
        'The button does nothing. No message, nothing.',
        'Clicked, waited, clicked again. Is it broken or am I?',
        'Nothing moves when I press the button on my laptop.',
      ],
      price: ['Two bowls for the price of four elsewhere.', 'The pan went up by eight euro within a month.'],
    },
    should: [
      'Give width and height of everything, with something to compare.',
      'Say "runs small" next to the size.',
      'A picture with a hand or a plate in it.',
      'Tell me at once that it is in the basket.',
    ],
    good: ['Better made than I expected for the money.', 'The page says honestly how heavy the pan is. I like that.'],
  },
  basket: {
    wrong: {
      'delivery-cost': [
        'The delivery cost shows up only here. Tell me on the product page.',
        'Ten cents short of free delivery, and nothing cheap to add.',
      ],
      'lost-items': [
        'Filled the basket on the train, got out of a tunnel and it was empty.',
        'I had three things in here this morning. Now there is one.',
        'It forgot everything when the connection dropped.',
        'On the train it spins, then it says the basket is empty. It was not.',
      ],
      quantity: [
        'I changed 2 to 4 and it jumped back to 2.',
        'Why do I have to press "Update"? I nearly bought one too many.',
      ],
    },
    should: [
      'Keep my basket, whatever the network does.',
      'Show the whole price from the start.',
      'Change the sum as soon as I change the number.',
    ],
    good: ['It told me about delivery before I had typed anything. Rare.', 'My basket from Monday was still there.'],
  },
  checkout: {
    wrong: {
      payment: [
        'Card declined three times, my bank says nobody ever asked them.',
        'Payment failed in the evening, worked next morning with the same card.',
        'I was told the provider does not answer. I had the kettle in my hands, so to speak.',
        'No money taken, no order, no idea what to do now.',
        'Tried two cards. Both work everywhere else.',
        'Half past eight, everybody is at home and your payment is asleep.',
        'After the third refusal I bought it somewhere else.',
        'The message blames my bank. My bank is fine.',
      ],
      form: [
        'It refuses my postcode. I have lived here for twenty years.',
        'The date must be "MM/YY" and it tells me only after I have typed it three ways.',
        'It threw away the card number because of a wrong postcode.',
        'My e-mail address ends in .museum and your form does not believe it.',
      ],
      'small-screen': [
        'On my phone the keyboard covers the field I am typing in.',
        'The Pay button is under the fold and behind the keyboard.',
        'Typing sixteen digits on a phone without spaces. I lost count twice.',
        'The page zooms in when I tap a field and never zooms out.',
      ],
      method: ['No PayPal, no transfer, only cards.', 'I would have paid by bank transfer.'],
    },
    should: [
      'One try, and it works.',
      'Say what exactly was wrong, and keep what I typed.',
      'Offer another way to pay when the first one fails.',
      'Fields that fit on a phone.',
    ],
    good: ['Shortest checkout I have seen in years.', 'No account needed. Good.'],
  },
  'order-status': {
    wrong: {
      late: [
        'Two days, it said. This is day five.',
        'It was for a birthday on Saturday. It is Monday now.',
        'Promised for Friday, nothing came, and the page still says "on its way".',
        'I took a day off to be at home. Nobody came.',
        'Ordered at eleven in the morning. Your promise does not hold for weekends, it seems.',
        'Third order, third time late.',
        'If it takes a week, say a week. I would have ordered all the same.',
        'The date on this page went by and the page did not even notice.',
      ],
      'no-news': [
        'Not one mail since the order. I have to come here and look.',
        'Nobody told me it was late. I found out by waiting.',
        'The page says nothing about why.',
      ],
      carrier: [
        'The carrier says they never got it, you say they have it.',
        'Parcel stands in the depot since Thursday, forty minutes from my house.',
        'Driver noted "nobody at home". We were at home, all of us.',
      ],
      damaged: [
        'One bowl broken. The box was fine, the padding was one sheet of paper.',
        'Kettle with a chip out of the enamel at the spout.',
      ],
    },
    should: [
      'Be there on the day you promise.',
      'Write to me the moment you know it will be late.',
      'Give an honest date, even if it is a week.',
      'Do not count the weekend if nobody drives.',
    ],
    good: ['A day early. I had not expected that.', 'The driver rang, waited, and smiled.'],
  },
  returns: {
    wrong: {
      form: [
        'Your form says my order number is not one of yours. It is in your own mail.',
        'Typed the number with and without the sign, with and without a space. Always wrong.',
        'It does not say which of the three fields it does not like.',
      ],
      refund: [
        'Sent back three weeks ago, still no money.',
        'You confirmed the parcel on the 4th. Where is the refund?',
      ],
      rules: ['Does used mean washed once? I cannot find it anywhere.', '60 days from the order or from the delivery?'],
      postage: ['The label is paid, but the nearest post office takes no parcels of this size.'],
    },
    should: [
      'Take the number as it stands in the mail.',
      'Refund when the parcel is handed in.',
      'A link in the mail that fills in the form.',
    ],
    good: ['Label within a minute, money after two days.'],
  },
  help: {
    wrong: {
      'no-answer': ['Nothing about spare parts, although you promise them on the home page.'],
      unclear: ['"Better not" is not an answer. Will the pan rust or not?'],
      slow: ['The page took very long to open.'],
    },
    should: ['A line about spare parts and how to order them.', 'A phone number.'],
    good: [
      'Found the answer in ten seconds.',
      'Short, clear, and a real address to write to.',
      'The note that the aprons run small saved me a return.',
      'Wrote to you at nine, had an answer at ten. From a person!',
      'Good to have the pan care in plain words.',
    ],
  },
};
