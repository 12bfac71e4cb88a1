interface FileButtonProps {
  label: string;
  testId: string;
  primary?: boolean;
  disabled?: boolean;
  attributes: { accept?: string; webkitdirectory?: boolean };
  onChange(input: HTMLInputElement): void;
}

/** The input is there for the keyboard and for tests; the label is what is seen. */
export function FileButton({
  label,
  testId,
  primary = false,
  disabled = false,
  attributes,
  onChange,
}: FileButtonProps) {
  return (
    <label class="button file-button" data-kind={primary ? 'primary' : 'plain'} data-shape="text">
      <input
        class="visually-hidden"
        type="file"
        multiple
        data-testid={testId}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget)}
        {...attributes}
      />
      {label}
    </label>
  );
}
