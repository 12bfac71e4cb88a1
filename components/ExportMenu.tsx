import { useLocaleContext } from './locale-context';
import { Menu } from './Menu';

export interface ExportChoice {
  id: string;
  label: string;
  hint?: string;
  group?: string;
}

interface ExportMenuProps {
  choices: readonly ExportChoice[];
  onChoose(id: string): void;
  /** Shows an icon alone where there is little room. */
  compact?: boolean;
  /** Such as how many articles are meant; "Export" without it. */
  label?: string;
  kind?: 'primary' | 'plain' | 'quiet';
  testId?: string;
  disabled?: boolean;
}

/** The formats that articles can be taken out in. */
export function ExportMenu({ choices, label, testId = 'export', ...rest }: ExportMenuProps) {
  const { t } = useLocaleContext();
  return (
    <Menu
      {...rest}
      icon="export"
      label={label ?? t('export')}
      title={t('exportAs')}
      testId={testId}
      choices={choices.map((choice) => ({ ...choice, testId: `export-format-${choice.id}` }))}
    />
  );
}
