import type { WordingState } from '@earful/protocol/wording/types';
import type { PageWords } from './page-words.js';

export { more } from '@earful/protocol/wording/more/fr';
export { prompt } from '@earful/protocol/wording/prompt/fr';

export const page: PageWords<'fr'> = {
  title: 'Votre message',
  heading: 'Votre message {ref}',
  states: {
    received: {
      name: 'Reçu',
      meaning: 'Il est arrivé et attend d’être lu par une personne.',
    },
    acknowledged: {
      name: 'Lu',
      meaning: 'Une personne l’a lu et s’en occupe.',
    },
    answered: {
      name: 'Répondu',
      meaning: 'Une réponse vous attend plus bas.',
    },
  },
  received: 'Reçu',
  about: 'Sujet',
  reader: 'Qui le lit',
  readBy: 'Lu d’ici au',
  readAt: 'Lu',
  answerBy: 'Réponse d’ici au',
  yourWords: 'Ce que vous nous avez dit',
  comparison: 'Par rapport à vos attentes',
  severity: 'L’importance pour vous',
  happened: 'Avec vos propres mots',
  should: 'Comment cela aurait dû se passer',
  remedy: 'Ce qui réparerait cela',
  noWords: 'Sans texte, et il n’en faut pas.',
  leftOut: 'Retiré par sécurité\u00a0: {kinds}.',
  answers: 'Réponses',
  noAnswer: 'Il n’y a pas encore de réponse. Elle apparaîtra sur cette page.',
  noAnswerAsked: 'Aucune réponse n’a été demandée. S’il y en a une, elle apparaîtra sur cette page.',
  keepLink:
    'Cette page est privée\u00a0: toute personne qui a son adresse peut la lire. Gardez l’adresse pour revenir.',
  missingTitle: 'Rien ici',
  missing: 'Il n’y a pas de message à cette adresse. Vérifiez que le lien a été copié en entier.',
  skipToContent: 'Aller au contenu',
  hostedTitle: 'Dites à {brand} ce qui n’a pas marché',
  hostedIntro: 'Un seul geste suffit. Tout le reste est facultatif.',
  addMore: 'Quelque chose à ajouter\u00a0? C’est facultatif.',
  sendDetails: 'Envoyer les détails',
  tooLong: 'Ce texte dépasse {count} caractères. Merci de le raccourcir.',
  language: 'Langue',
  kioskDone: 'Merci. Nous l’avons reçu.',
  kioskNext: 'Personne suivante',
  kioskClear: {
    one: 'Cet écran s’efface dans {n} seconde.',
    many: 'Cet écran s’efface dans {n} de secondes.',
    other: 'Cet écran s’efface dans {n} secondes.',
  },
  offlineSaved: 'Pas de connexion. Ce message reste sur cet appareil et partira dès qu’elle sera revenue.',
  amendTitle: 'Modifier ou compléter',
  noMore: 'Ce message a été modifié si souvent que plus rien ne peut y être ajouté.',
  stillHere: 'Votre texte est toujours ici, et peut être copié.',
  withdraw: 'Retirer',
  withdrawSure: 'Retirer ce message\u00a0? C’est définitif.',
  withdrawn: 'Vous avez retiré ce message.',
};

export const state: WordingState = { source: 'our English', reviewed: false };
