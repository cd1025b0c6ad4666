import type { Invitations } from '../invitations.js';
import type { WordingState } from '../types.js';

export const invitations: Invitations = {
  neutral: {
    title: 'Jaké to bylo?',
    body: 'Dobré, špatné, nebo ani jedno: řekněte to prosím tak, jak to bylo.',
  },
  praise: {
    title: 'Co se tu povedlo?',
    body: 'Řekněte nám, co bylo dobré. A také co nebylo: právě to můžeme napravit.',
  },
  warm: {
    inviteTitle: 'Nebylo tu něco v pořádku?',
    inviteBody: 'Bylo vše dobré? Máme radost. Nebylo? Rádi si to od vás poslechneme. Právě to můžeme napravit.',
    received: 'Děkujeme za upřímnost. Zprávu máme.',
    nextOpen: 'Čteme každou zprávu, i tu vaši. Na tuto odpovíme jen na přání. Číslo {ref}.',
  },
  formal: {
    inviteTitle: 'Nesplnili jsme zde vaše očekávání?',
    inviteBody: 'Pokud bylo vše v pořádku, těší nás to. Pokud ne, sdělte nám to prosím. Právě to můžeme napravit.',
    received: 'Děkujeme. Vaše zpráva byla přijata.',
    nextOpen: 'Každou zprávu čteme. Na tuto odpovíme pouze na vaše přání. Číslo {ref}.',
  },
};

export const state: WordingState = { source: 'our English', reviewed: false };
