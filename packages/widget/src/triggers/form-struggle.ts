import { formOf, isRefused, onFormEvent } from './helpers/forms.js';
import type { Trigger } from './trigger.js';

const formRejections = 2;
/** How long a form without native checks has to mark what it refuses, in milliseconds. */
const verdictMs = 1_000;

/**
 * The same field is left with a refused value `times` times (default 3), or the same form is rejected twice. Asks only
 * once the form has been left (focus moved out of it) or accepted. Counts the browser's own checks and
 * `aria-invalid="true"`, in open shadow roots too; never looks at what was typed.
 */
export const formStruggle: Trigger = ({ parameters: { times = 3 } = {} }, fire, visit) => {
  const counts = new WeakMap<Element, number>();
  let struggling: Element | undefined;
  let pressed: boolean | undefined;
  let changed: Element | undefined;
  const count = (place: Element, limit: number, form?: Element | null): void => {
    // One more; the first is one more than undefined.
    const rejections = -~counts.get(place)!;
    counts.set(place, rejections % limit);
    if (rejections >= limit) struggling = form || place;
  };
  // Afterwards: the host's own check, and the new focus, come behind the event. All of them, so that their order stays.
  const after = (type: string, judge: (target: Element, path: Element[]) => unknown, waitMs?: number) =>
    onFormEvent(visit, type, (_, path) => setTimeout(judge, waitMs, path[0], path));
  after('click', (_, path) => {
    pressed = path.some((it) => it.matches?.('button,[type=submit],[type=image]'));
  });
  // What was pressed long before is not why a field is checked now.
  after('input', () => {
    pressed = false;
  });
  // One attempt to send is one rejection, however many fields it marks. Frameworks that call checkValidity() on each
  // keystroke dispatch the same event: only the first one after a press counts.
  after('invalid', (field) => {
    const form = formOf(field);
    if (pressed && form) count(form, formRejections);
    pressed = false;
  });
  // A date that is typed changes with every digit, long before it is left.
  after('change', (field) => {
    changed = field;
  });
  after(
    'submit',
    (form) => {
      if (form.isConnected && isRefused(form)) count(form, formRejections);
      else if (form === struggling) struggling = fire() as undefined;
    },
    verdictMs,
  );
  after('focusout', (field) => {
    if (field === changed && field.matches(':invalid,[aria-invalid=true]')) count(field, times, formOf(field));
    changed = undefined;
    // The window may have lost focus, not the form.
    if (struggling && !struggling.contains((struggling.getRootNode() as Document).activeElement))
      struggling = fire() as undefined;
  });
};
