import type { Invitations } from '../invitations.js';
import type { WordingState } from '../types.js';

export const invitations: Invitations = {
  neutral: {
    title: 'Hoe was het?',
    body: 'Goed, slecht of geen van beide: we horen graag hoe het echt was.',
  },
  praise: {
    title: 'Wat ging hier goed?',
    body: 'We horen graag wat goed was. En ook wat niet goed was: juist dat kunnen we verbeteren.',
  },
  warm: {
    inviteTitle: 'Was er iets niet in orde?',
    inviteBody:
      'Was het goed? Daar zijn we blij om. Was het dat niet? Dan horen we het heel graag. Juist dat kunnen we verbeteren.',
    received: 'Bedankt voor het vertellen. We hebben het.',
    nextOpen: 'We lezen elk bericht, ook dit. Antwoorden doen we alleen op verzoek. Nummer {ref}.',
  },
  formal: {
    inviteTitle: 'Hebben wij niet aan uw verwachtingen voldaan?',
    inviteBody:
      'Was alles in orde, dan zijn wij daar blij mee. Zo niet, laat het ons dan weten. Juist dat kunnen wij verbeteren.',
    severity: 'Hoe belangrijk is dit voor u?',
    reply: 'Wenst u een antwoord?',
    detailsTitle: 'Wilt u iets toevoegen?',
    doneTitle: 'Uw bericht',
    received: 'Dank u. Uw bericht is ontvangen.',
    nextOpen: 'Elk bericht wordt gelezen. Dit bericht beantwoorden wij alleen op uw verzoek. Nummer {ref}.',
  },
};

export const state: WordingState = { source: 'our English', reviewed: false };
