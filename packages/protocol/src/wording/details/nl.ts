import type { Details } from '../details.js';
import type { WordingState } from '../types.js';

export const details: Details<'nl'> = {
  preview: 'Zo wordt het verstuurd:',
  undone: 'Wat nog niet was verstuurd, is verwijderd. Wat eerder is aangekomen, hebben we nog.',
  withdrawSure: 'Het antwoord, de tekst en de contactgegevens worden verwijderd. Dit kan niet ongedaan worden gemaakt.',
  withdrawYes: 'Voorgoed intrekken',
  withdrawKept:
    'Nog niet ingetrokken. Het verzoek blijft tot {date} op dit apparaat en gaat weg zodra deze site weer online wordt geopend.',
  textKept: 'De tekst staat er nog.',
  textReturned: 'De tekst staat hier: kopieer, wijzig of verwijder hem.',
};

export const state: WordingState = { source: 'our English', reviewed: false };
