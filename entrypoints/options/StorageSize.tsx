import { useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { type LibrarySize, measureLibrary } from '@/utils/library/measure';
import { usePage } from './page-context';
import { formatBytes } from './use-storage';

/** What takes how much room, by site and kind. Measured when asked for, because all of the library is read. */
export function StorageSize() {
  const { t, locale } = useLocaleContext();
  const { run, busy } = usePage();
  const [size, setSize] = useState<LibrarySize>();
  const measure = async () => setSize((await run(t('storageMeasuring'), measureLibrary)) ?? size);
  const bytes = (count: number) => formatBytes(count, locale);
  return (
    <>
      <Button testId="measure" disabled={busy} onClick={() => void measure()}>
        {t('storageMeasure')}
      </Button>
      {size && (
        <>
          <SiteTable size={size} />
          <ul class="line-facts">
            <li>{t('storageIndex', { size: bytes(size.index) })}</li>
            <li>{t('storageThumbnails', { size: bytes(size.thumbnails) })}</li>
            {size.bin > 0 && <li>{t('storageBin', { size: bytes(size.bin) })}</li>}
          </ul>
        </>
      )}
    </>
  );
}

function SiteTable({ size: { sites } }: { size: LibrarySize }) {
  const { t, locale } = useLocaleContext();
  const bytes = (count: number) => formatBytes(count, locale);
  return (
    <table class="size-table" data-testid="storage-sizes">
      <thead>
        <tr>
          <th scope="col">{t('storageSite')}</th>
          <th scope="col">{t('collection')}</th>
          <th scope="col">{t('storageText')}</th>
          <th scope="col">{t('storagePictures')}</th>
        </tr>
      </thead>
      <tbody>
        {sites.map(({ site, siteName, articles, text, pictures }) => (
          <tr key={site} data-site={site}>
            <th scope="row">{site === 'other' ? t('otherSites') : siteName}</th>
            <td>{t('articleCount', { count: articles })}</td>
            <td>{bytes(text)}</td>
            <td>{bytes(pictures)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
