import { useCallback, useEffect, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { onLibraryChange } from '@/utils/library/changes';
import { type BinEntry, listBin } from '@/utils/library/read';
import { formatInstant } from '@/utils/locale/dates';
import { toBackground } from '@/utils/messages/rpc';
import { usePage } from './page-context';
import { useBulk } from './use-bulk';

const PAGE_SIZE = 20;

/** Removed articles, the way back for each, and the end of all. */
export function BinSettings() {
  const { t, locale } = useLocaleContext();
  const { busy } = usePage();
  const { restore } = useBulk();
  const { bin, showMore } = useBin();
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
            <Button
              disabled={busy}
              testId="bin-restore"
              label={t('binPutBackNamed', { title })}
              onClick={() => void restore([id])}
            >
              {t('binPutBack')}
            </Button>
          </li>
        ))}
      </ul>
      {rest > 0 && <Button onClick={showMore}>{t('showMore', { count: Math.min(rest, PAGE_SIZE) })}</Button>}
      {bin.count > 0 && <EmptyBin count={bin.count} />}
    </>
  );
}

/** There is no way back from this, so it takes a second click on another button. */
function EmptyBin({ count }: { count: number }) {
  const { t } = useLocaleContext();
  const { run, notify, busy } = usePage();
  const [asking, setAsking] = useState(false);
  const empty = async () => {
    setAsking(false);
    const done = await run(t('binEmptying'), () => toBackground('emptyBin').then(() => true));
    if (done) notify(t('binEmptied'));
  };
  if (!asking)
    return (
      <Button icon="trash" disabled={busy} testId="bin-empty" onClick={() => setAsking(true)}>
        {t('binEmptyNow')}
      </Button>
    );
  return (
    <div class="setting-line" role="alert">
      <p>{t('binEmptySure', { count })}</p>
      <span class="setting-choices">
        <Button kind="primary" disabled={busy} testId="bin-empty-confirm" onClick={() => void empty()}>
          {t('binEmptyConfirm')}
        </Button>
        <Button buttonRef={focusIt} onClick={() => setAsking(false)}>
          {t('cancel')}
        </Button>
      </span>
    </div>
  );
}

/** The harmless answer has the focus, so that a second Enter deletes nothing. */
function focusIt(button: HTMLButtonElement | null): void {
  button?.focus();
}

interface Bin {
  entries: readonly BinEntry[];
  count: number;
}

/** The bin as it is now, page by page; undefined until it is read. */
function useBin(): { bin: Bin | undefined; showMore: () => void } {
  const { notifyFailure } = usePage();
  const [bin, setBin] = useState<Bin>();
  const [limit, setLimit] = useState(PAGE_SIZE);
  const read = useCallback(() => listBin(limit).then(setBin, notifyFailure), [limit, notifyFailure]);
  const showMore = useCallback(async () => {
    const last = bin?.entries.at(-1);
    if (!bin || !last) return;
    const page = await listBin(PAGE_SIZE, last);
    setBin({ ...page, entries: [...bin.entries, ...page.entries] });
    setLimit(bin.entries.length + page.entries.length);
  }, [bin]);
  useEffect(() => {
    void read();
  }, []);
  useEffect(() => onLibraryChange(({ kind }) => kind !== 'save-progress' && void read()), [read]);
  return { bin, showMore: () => void showMore().catch(notifyFailure) };
}
