import type { Details } from '../details.js';
import type { WordingState } from '../types.js';

export const details: Details<'cs'> = {
  preview: 'Odešle se toto:',
  undone: 'Co nebylo odesláno, je smazáno. Co dorazilo dříve, u nás zůstává.',
  withdrawSure: 'Odpověď, text i kontaktní údaje se smažou. Nelze to vrátit.',
  withdrawYes: 'Stáhnout natrvalo',
  withdrawKept:
    'Zatím nestaženo. Žádost zůstane v tomto zařízení do {date} a odejde, až stránku znovu otevřete s připojením.',
  textKept: 'Text tu stále je.',
  textReturned: 'Text je tady: můžete ho zkopírovat, změnit nebo smazat.',
};

export const state: WordingState = { source: 'our English', reviewed: false };
