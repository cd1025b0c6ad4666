import type { SignInRefusal } from '@earful/protocol';

/** The part of `strings.ts` about how to get in. */
export const signInStrings = {
  title: 'Sign in',
  once: 'Your link signs you in once, in this browser.',
  working: 'Signing you in…',
  needed: 'You are not signed in.',
  how: 'On the machine where the receiver runs, type this command with your name in it and open the link that it prints, or ask whoever invited you for a new link. Each link works once, for 24 hours.',
  command: 'npx earful sign-in --name "Your name"',
  used: 'This sign-in link has been used already, or is older than 24 hours.',
  incomplete: 'This address is not complete: a sign-in link ends in # and a long code.',
  failed: 'The receiver did not answer. Your link has not been used up: try again.',

  withAccount: 'Sign in with your work account',
  orByLink: 'Or by a link',
  refused: {
    cancelled: 'You were not signed in: it was cancelled, or your account may not use this inbox.',
    expired: 'This took longer than ten minutes, or was done already, or was begun in another browser. Try once more.',
    unverified:
      'Your account does not vouch for your e-mail address, so nobody here knows that you are you. Ask an owner for a sign-in link.',
    unknown:
      'Your account belongs to nobody on the staff. Ask an owner to add the e-mail address of your account to your name.',
    'too-many': 'Too many tries. Wait a minute, then try again.',
    failed:
      'Your account could not be checked: the sign-in service did not answer as it should. Try again; until it works, a link signs you in. Whoever runs this receiver finds the reason in its log.',
  } satisfies Record<SignInRefusal, string>,
} as const;
