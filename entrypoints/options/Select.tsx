interface SelectProps {
  label: string;
  value: string;
  /** Value and name of each choice. */
  options: readonly (readonly [value: string, name: string])[];
  testId?: string;
  /** The label stands before the field; otherwise only screen readers hear it. */
  showLabel?: boolean;
  onChange(value: string): void;
}

/** One of a few choices. */
export function Select({ label, value, options, testId, showLabel = false, onChange }: SelectProps) {
  return (
    <label class="select">
      <span class={showLabel ? 'select-label' : 'visually-hidden'}>{label}</span>
      <select
        value={value}
        title={label}
        data-testid={testId}
        data-set={value !== '' || undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
