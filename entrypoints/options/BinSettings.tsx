import { useCallback, useEffect, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { onLibraryChange } from '@/utils/library/changes';
import { formatInstant } from '@/utils/locale/dates';
import { usePage } from './page-context';
import { type BinEntry, readBin } from './read-bin';
import { useBulk } from './use-bulk';

const PAGE_SIZE = 20;

/** Removed articles, and the way back for each. */
export function BinSettings() {
  const { t, locale } = useLocaleContext();
  const { busy } = usePage();
  const { restore } = useBulk();
  const [limit, setLimit] = useState(PAGE_SIZE);
  const bin = useBin(limit);
  if (!bin) return null;
  const rest = bin.count - bin.entries.length;
  return (
    <>
      <p>{bin.count === 0 ? t('binEmpty') : t('binHint')}</p>
      <ul class="lines">
        {bin.entries.map(({ id, title, siteName, removedAt }) => (
          <li key={id} class="setting-line" data-testid="bin-row" data-id={id}>
            <p>
              {title}
              <span class="line-facts">
                {siteName} · {t('binRemovedAt', { time: formatInstant(removedAt, locale) })}
              </span>
            </p>
            <Button disabled={busy} label={t('binPutBackNamed', { title })} onClick={() => restore([id])}>
              {t('binPutBack')}
            </Button>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button onClick={() => setLimit(limit + PAGE_SIZE)}>
          {t('showMore', { count: Math.min(rest, PAGE_SIZE) })}
        </Button>
      )}
    </>
  );
}

/** The bin as it is now; undefined until it is read. */
function useBin(limit: number): { entries: BinEntry[]; count: number } | undefined {
  const { notifyFailure } = usePage();
  const [bin, setBin] = useState<{ entries: BinEntry[]; count: number }>();
  const read = useCallback(() => readBin(limit).then(setBin, notifyFailure), [limit, notifyFailure]);
  useEffect(() => {
    void read();
    return onLibraryChange(({ kind }) => kind !== 'save-progress' && void read());
  }, [read]);
  return bin;
}
