import { useEffect, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import { forgetImport, listUnfinishedImports } from '@/utils/library/imports';
import type { UnfinishedImport } from '@/utils/library/schema';
import { usePage } from './page-context';

/** Imports that ended before their files did, and how to go on with them. */
export function UnfinishedImports() {
  const { t } = useLocaleContext();
  const { notifyFailure } = usePage();
  const [imports, setImports] = useState<readonly UnfinishedImport[]>([]);
  useEffect(() => {
    void listUnfinishedImports().then(setImports, notifyFailure);
  }, [notifyFailure]);
  const forget = (key: string) => {
    setImports(imports.filter((one) => one.key !== key));
    forgetImport(key).catch(notifyFailure);
  };
  return imports.map(({ key, label, entry, listed, totals }) => (
    <div key={key} data-testid="unfinished-import" data-seen={totals.seen}>
      <Notice>
        <p>{t('importUnfinished', { name: label, done: Math.min(entry + 1, listed), total: listed })}</p>
        <Button kind="quiet" testId="forget-import" onClick={() => forget(key)}>
          {t('importForget')}
        </Button>
      </Notice>
    </div>
  ));
}
