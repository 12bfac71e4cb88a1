interface ChoiceRowProps<T extends string> {
  /** Unique on the page; groups the buttons. */
  name: string;
  label: string;
  value: T;
  choices: readonly (readonly [value: T, name: string])[];
  /** `swatches` and `fonts` show each choice in its own colours or letters. */
  kind?: 'words' | 'swatches' | 'fonts';
  /** Instead of `name`, where that differs from page to page. */
  testId?: string;
  onChange(value: T): void;
}

/** A few choices side by side, of which one holds. */
export function ChoiceRow<T extends string>(props: ChoiceRowProps<T>) {
  const { name, label, value, choices, kind = 'words', testId = name, onChange } = props;
  return (
    <fieldset class="choices" data-kind={kind}>
      <legend>{label}</legend>
      <div class="choices-row">
        {choices.map(([choice, words]) => (
          <label key={choice} class="choice" data-choice={choice}>
            <input
              type="radio"
              name={name}
              value={choice}
              checked={choice === value}
              data-testid={`${testId}-${choice}`}
              onChange={() => onChange(choice)}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
