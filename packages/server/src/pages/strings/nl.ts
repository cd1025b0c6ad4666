import type { WordingState } from '@earful/protocol/wording/types';
import type { PageWords } from './page-words.js';

export { more } from '@earful/protocol/wording/more/nl';
export { prompt } from '@earful/protocol/wording/prompt/nl';

export const page: PageWords<'nl'> = {
  title: 'Bericht',
  heading: 'Bericht {ref}',
  states: {
    received: {
      name: 'Ontvangen',
      meaning: 'Het bericht is binnen. Een mens gaat het lezen.',
    },
    acknowledged: {
      name: 'Gelezen',
      meaning: 'Een mens heeft het gelezen en is ermee bezig.',
    },
    answered: {
      name: 'Beantwoord',
      meaning: 'Hieronder staat een antwoord.',
    },
  },
  received: 'Ontvangen',
  about: 'Over',
  reader: 'Wie het leest',
  readBy: 'Gelezen uiterlijk',
  readAt: 'Gelezen',
  answerBy: 'Beantwoord uiterlijk',
  yourWords: 'Wat er is verteld',
  comparison: 'Vergeleken met de verwachting',
  severity: 'Hoe belangrijk het is',
  happened: 'In eigen woorden',
  should: 'Hoe het had moeten gaan',
  remedy: 'Wat het zou goedmaken',
  noWords: 'Zonder eigen woorden. Dat hoeft ook niet.',
  leftOut: 'Voor de veiligheid weggelaten: {kinds}.',
  answers: 'Antwoorden',
  noAnswer: 'Er is nog geen antwoord. Het verschijnt op deze pagina.',
  noAnswerAsked: 'Er is geen antwoord gevraagd. Mocht er een komen, dan verschijnt het op deze pagina.',
  keepLink: 'Deze pagina is privé: wie het adres heeft, kan haar lezen. Bewaar het adres om later terug te kijken.',
  missingTitle: 'Hier is niets',
  missing: 'Op dit adres staat geen bericht. Controleer of de hele link is gekopieerd.',
  skipToContent: 'Naar de inhoud',
  hostedTitle: 'Laat {brand} weten wat er misging',
  hostedIntro: 'Eén tik is genoeg. Al het andere is optioneel.',
  addMore: 'Nog iets toe te voegen? Het is optioneel.',
  sendDetails: 'Details versturen',
  tooLong: 'Deze tekst is langer dan {count} tekens. Maak hem korter.',
  language: 'Taal',
  kioskDone: 'Bedankt. We hebben het.',
  kioskNext: 'Volgende persoon',
  kioskClear: {
    one: 'Dit scherm maakt zichzelf leeg over {n} seconde.',
    other: 'Dit scherm maakt zichzelf leeg over {n} seconden.',
  },
  offlineSaved: 'Geen verbinding. Dit blijft op dit apparaat en gaat weg zodra de verbinding terug is.',
  amendTitle: 'Wijzigen of aanvullen',
  noMore: 'Dit bericht is zo vaak gewijzigd dat er niets meer bij kan.',
  stillHere: 'De tekst staat nog hier en kan worden gekopieerd.',
  withdraw: 'Intrekken',
  withdrawSure: 'Dit bericht intrekken? Dat kan niet ongedaan worden gemaakt.',
  withdrawn: 'Dit bericht is ingetrokken.',
};

export const state: WordingState = { source: 'our English', reviewed: false };
