import { useEffect, useState } from 'preact/hooks';
import { useLocaleContext } from '@/components/locale-context';
import type { MonthCount } from '@/utils/library/overview';
import { dateFormat, numberFormat } from '@/utils/locale/formats';
import type { LibraryView } from '../shared/use-library';
import { type Month, monthAt, placeMonths } from './months';

interface MonthIndexProps {
  view: LibraryView;
  /** The first row in sight. */
  at: number;
  onJump(index: number): void;
}

/** The months that the list goes through, with how many articles each has; shows the one in sight. */
export function MonthIndex({ view, at, onJump }: MonthIndexProps) {
  const { t, locale } = useLocaleContext();
  const months = placeMonths(useMonths(view));
  if (months.length < 2) return null;
  const names = dateFormat(locale, { year: 'numeric', month: 'short' });
  const numbers = numberFormat(locale);
  return (
    <label class="select month-index">
      <span class="visually-hidden">{t('monthIndex')}</span>
      <select
        data-testid="month-index"
        title={t('monthIndex')}
        value={monthAt(months, at)?.start}
        onChange={({ currentTarget }) => {
          const month = months.find(({ start }) => String(start) === currentTarget.value);
          if (month) onJump(month.first);
        }}
      >
        {yearsOf(months).map(([year, some]) => (
          <optgroup key={year} label={String(year)}>
            {some.map(({ start, count }) => (
              <option key={start} value={start}>
                {`${names.format(start)} · ${numbers.format(count)}`}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function yearsOf(months: readonly Month[]): [number, Month[]][] {
  const years = new Map<number, Month[]>();
  for (const month of months) {
    const year = new Date(month.start).getFullYear();
    years.set(year, [...(years.get(year) ?? []), month]);
  }
  return [...years];
}

/** After a list is shown, and another may follow with the next key. Milliseconds. */
const DELAY = 200;

/** The months of what the list shows, read after the list itself; those of the last query stay until then. */
function useMonths({ version, months: readMonths }: LibraryView): readonly MonthCount[] {
  const [months, setMonths] = useState<readonly MonthCount[]>([]);
  useEffect(() => {
    if (version === 0) return;
    let current = true;
    const timer = setTimeout(() => {
      readMonths().then(
        (found) => current && setMonths(found),
        // A library that can't be read says so in the list's place; another list may have followed meanwhile.
        (error) => current && error?.name !== 'AbortError' && setMonths([]),
      );
    }, DELAY);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [version]);
  return months;
}
