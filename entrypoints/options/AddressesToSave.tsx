import { useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import { groupOf, type ImportEntry } from '../shared/import-report';
import { usePage } from './page-context';

/** Tabs opened by one click. */
const AT_ONCE = 10;

/** The addresses that a list named and the library does not have: to be opened and saved, some at a time. */
export function AddressesToSave({ entries }: { entries: readonly ImportEntry[] }) {
  const { t } = useLocaleContext();
  const { notify, notifyFailure } = usePage();
  const [opened, setOpened] = useState(0);
  const addresses = useMemo(() => [...new Set(entries.flatMap(addressOf))], [entries]);
  if (addresses.length === 0) return null;
  const next = addresses.slice(opened, opened + AT_ONCE);
  const open = async () => {
    setOpened(opened + next.length);
    for (const url of next) await browser.tabs.create({ url, active: false });
  };
  const copy = () =>
    navigator.clipboard.writeText(addresses.join('\n')).then(() => notify(t('copied')), notifyFailure);
  return (
    <Notice
      icon="link"
      actions={
        <>
          {next.length > 0 && (
            <Button testId="open-addresses" onClick={() => void open().catch(notifyFailure)}>
              {t('addressesOpen', { count: next.length })}
            </Button>
          )}
          <Button testId="copy-addresses" onClick={() => void copy()}>
            {t('addressesCopy')}
          </Button>
        </>
      }
    >
      {t('addressesToSave', { count: addresses.length })}
    </Notice>
  );
}

function addressOf(entry: ImportEntry): string[] {
  return entry.outcome === 'failed' && groupOf(entry) === 'address' ? [entry.detail ?? ''] : [];
}
