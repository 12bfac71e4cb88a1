import { useId } from 'preact/hooks';

interface RangeFieldProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** The value as the reader is told it, with its unit. */
  shown: string;
  testId?: string;
  onChange(value: number): void;
}

/** A number between two others, changed as one drags. */
export function RangeField({ label, value, shown, testId, onChange, ...range }: RangeFieldProps) {
  const id = useId();
  return (
    <div class="range">
      <label for={id}>{label}</label>
      <output for={id} aria-hidden="true">
        {shown}
      </output>
      <input
        {...range}
        id={id}
        type="range"
        value={value}
        aria-valuetext={shown}
        data-testid={testId}
        onInput={({ currentTarget }) => onChange(Number(currentTarget.value))}
      />
    </div>
  );
}
