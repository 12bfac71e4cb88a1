import { useLocaleContext } from '@/components/locale-context';
import { numberFormat } from '@/utils/locale/formats';
import { type ImportTotals, importGroups } from '../shared/import-report';

/** How many files met which fate; the numbers add up to the files seen. */
export function ImportTotalsList({ totals }: { totals: ImportTotals }) {
  const { t, locale } = useLocaleContext();
  const numbers = numberFormat(locale);
  return (
    <dl class="totals">
      {importGroups.map((group) => (
        <div key={group} data-group={group} data-none={totals[group] === 0 || undefined}>
          <dt>{t(`import.${group}`)}</dt>
          <dd>{numbers.format(totals[group])}</dd>
        </div>
      ))}
    </dl>
  );
}
