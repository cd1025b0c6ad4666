import { useId } from 'preact/hooks';

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly (readonly [Value, string])[];
  onChoose(value: Value): void;
}

/** A few alternatives side by side. Radio buttons underneath, so that keyboard and screen readers know what to do. */
export const Choice = <Value extends string>({ label, value, choices, onChoose }: ChoiceProps<Value>) => {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      <div class="choice-row">
        {choices.map(([one, text]) => (
          <label key={one} class={one === value ? 'chosen' : ''}>
            <input
              type="radio"
              class="unseen"
              name={name}
              value={one}
              checked={one === value}
              onChange={() => onChoose(one)}
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
