import type { Trigger } from './trigger.js';

const refused = '[aria-invalid=true]';
const formRejections = 2;
/** How long a form without native checks has to mark what it refuses, in milliseconds. */
const verdictMs = 1_000;

/**
 * The same field is left with a refused value `times` times (default 3), or the same form is rejected twice. Asks only
 * once the form has been left (focus moved out of it) or accepted. Counts the browser's own checks and
 * `aria-invalid="true"`; never looks at what was typed.
 */
export const formStruggle: Trigger = (host, { parameters }, fire) => {
  const counts = new WeakMap<Element, number>();
  let struggling: Element | null | undefined;
  let pressed: Element | null = null;
  const count = (place: Element, limit: number, form: Element | null): void => {
    const times = (counts.get(place) ?? 0) + 1;
    counts.set(place, times);
    if (times < limit) return;
    struggling = form ?? place;
    counts.delete(place);
  };
  const release = (): void => {
    if (struggling) fire();
    struggling = undefined;
  };
  // Afterwards: the host's own check, and the new focus, come behind the event. All of them, so that their order stays.
  const after = <E extends Event>(type: string, handle: (event: E) => void): (() => void) =>
    host.onNote(type, (event) => setTimeout(() => handle(event as E)));
  const stops = [
    after('click', ({ target }) => {
      pressed = target instanceof Element ? target.closest('button,[type=submit],[type=image]') : null;
    }),
    // One attempt to send is one rejection, however many fields it marks. Frameworks that call checkValidity() on each
    // keystroke dispatch the same event: only the first one after a press counts.
    after('invalid', ({ target }) => {
      const { form } = target as HTMLInputElement;
      if (pressed && form) count(form, formRejections, form);
      pressed = null;
    }),
    after('change', ({ target }) => {
      const field = target as HTMLInputElement;
      if (field.validity?.valid === false || field.matches?.(refused)) count(field, parameters?.times ?? 3, field.form);
    }),
    after('submit', ({ target }) =>
      setTimeout(() => {
        const form = target as HTMLFormElement;
        if (form.isConnected && form.querySelector(refused)) count(form, formRejections, form);
        else if (struggling === form) release();
      }, verdictMs),
    ),
    // Without a new target the window may have lost focus, not the form.
    after<FocusEvent>('focusout', ({ relatedTarget }) => {
      if (!struggling?.contains((relatedTarget as Node | null) ?? document.activeElement)) release();
    }),
  ];
  return () => stops.forEach((stop) => stop());
};
