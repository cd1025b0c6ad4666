import { isRefused, onFormEvent } from './helpers/forms.js';
import type { Trigger } from './trigger.js';

/** How long a form has to mark what it refuses, in milliseconds. */
const verdictMs = 1_000;

/**
 * A form that matches `selector` was sent, in open shadow roots too: by the browser, or by a script that has cancelled the
 * browser's own sending and, a second later, marks nothing as refused (`aria-invalid="true"`, or a value that breaks the field's own rules).
 *
 * What cannot be known: whether the script really sent it, and refusals that are only told in words. A form the browser
 * sends takes this page away: ask on the page that follows. `form.submit()` of a script tells nobody.
 */
export const submit: Trigger = ({ parameters: { selector = '' } = {} }, fire, visit) =>
  onFormEvent(visit, 'submit', (event, [form]) => {
    if (!form!.matches(selector)) return;
    // Now, because a form that was sent is often emptied, and then misses what it requires.
    const isComplete = !form!.matches(':invalid');
    setTimeout(() => {
      // The host has had its say by now, even one that keeps the event to itself.
      if (!event.defaultPrevented || (isComplete && !isRefused(form!))) fire();
    }, verdictMs);
  });
