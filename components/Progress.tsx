interface ProgressProps {
  label: string;
  /** Such as `3/7`; shown at the end of the line. */
  detail?: string | undefined;
  /** Steps done, of `max`; without it the bar only says that something is going on. */
  value?: number | undefined;
  max?: number;
}

/** How far something is. */
export function Progress({ label, detail, value, max = 1 }: ProgressProps) {
  return (
    <div class="progress">
      <div class="progress-label">
        <span>{label}</span>
        <span>{detail}</span>
      </div>
      {value === undefined ? (
        <progress aria-label={label} />
      ) : (
        <progress aria-label={label} value={value} max={max} />
      )}
    </div>
  );
}
