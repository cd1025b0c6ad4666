/** Has a native speaker signed the wording? Honest, also when the answer is no. */
export const reviewed = { en: false, pl: false };
