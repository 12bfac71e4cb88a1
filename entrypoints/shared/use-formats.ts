import { useEffect, useState } from 'preact/hooks';
import type { ExportChoice } from '@/components/ExportMenu';
import { useLocaleContext } from '@/components/locale-context';
import type { Translate } from '@/utils/locale/translate';

/** Id of the choice that is no format: it leads to what can be set. */
export const optionsChoice = 'options';

/** The formats to choose from, by what they are for; loaded once the page has shown itself. */
export function useFormats(): readonly ExportChoice[] {
  const { t } = useLocaleContext();
  const [choices, setChoices] = useState<readonly ExportChoice[]>([]);
  useEffect(() => {
    void listFormats(t).then(setChoices);
  }, [t]);
  return choices;
}

async function listFormats(t: Translate): Promise<ExportChoice[]> {
  const [{ formats }, { formatGroups }] = await Promise.all([
    import('@/utils/export'),
    import('@/utils/export/types'),
  ]);
  const choices = formatGroups.flatMap((group) =>
    formats
      .filter((format) => format.group === group)
      .map(({ id, labelKey }) => ({
        id,
        label: t(labelKey),
        hint: t(`formatHint.${id}`),
        group: t(`formatGroup.${group}`),
      })),
  );
  return [...choices, { id: optionsChoice, label: t('exportOptions') }];
}
