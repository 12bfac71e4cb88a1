interface ChoiceRowProps<T extends string> {
  /** Unique on the page; groups the buttons. */
  name: string;
  label: string;
  value: T;
  choices: readonly (readonly [value: T, name: string])[];
  onChange(value: T): void;
}

/** A few choices side by side, of which one holds. */
export function ChoiceRow<T extends string>({ name, label, value, choices, onChange }: ChoiceRowProps<T>) {
  return (
    <fieldset class="choices">
      <legend>{label}</legend>
      <div class="choices-row">
        {choices.map(([choice, words]) => (
          <label key={choice} class="choice">
            <input
              type="radio"
              name={name}
              value={choice}
              checked={choice === value}
              data-testid={`${name}-${choice}`}
              onChange={() => onChange(choice)}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
