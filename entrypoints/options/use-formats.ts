import { useEffect, useState } from 'preact/hooks';
import type { ExportChoice } from '@/components/ExportMenu';
import { useLocaleContext } from '@/components/locale-context';

/** The formats to choose from, loaded once the page has shown itself. */
export function useFormats(): readonly ExportChoice[] {
  const { t } = useLocaleContext();
  const [choices, setChoices] = useState<readonly ExportChoice[]>([]);
  useEffect(() => {
    void import('@/utils/export').then(({ formats }) =>
      setChoices(formats.map(({ id, labelKey }) => ({ id, label: t(labelKey) }))),
    );
  }, [t]);
  return choices;
}
