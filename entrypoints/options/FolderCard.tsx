import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { folderFormats } from '@/utils/export/folder/types';
import { changeFolder } from '@/utils/library/folders';
import type { KeptFolder } from '@/utils/library/schema';
import { formatInstant } from '@/utils/locale/dates';
import { FolderReport } from './FolderReport';
import { usePage } from './page-context';
import { Select } from './Select';
import { useFolderUpdate } from './use-folder-update';

interface FolderCardProps {
  folder: KeptFolder;
  onChange(): void;
  onDrop(): void;
}

/** One folder: what is written there, when, and what came of it last. */
export function FolderCard({ folder, onChange, onDrop }: FolderCardProps) {
  const { t, locale } = useLocaleContext();
  const { busy, notifyFailure } = usePage();
  const { entries, update } = useFolderUpdate(folder, onChange);
  const { id, name, format, handle, afterSave, keptAt } = folder;
  const change = (part: Partial<KeptFolder>) => changeFolder(id, part).then(onChange, notifyFailure);
  return (
    <section class="card folder" aria-label={name} data-testid="folder">
      <div class="setting-line">
        <p>
          <strong>{handle ? name : t('folderInDownloads', { name })}</strong>
          <span class="line-facts">
            {keptAt > 0 ? t('folderKeptAt', { time: formatInstant(keptAt, locale) }) : t('folderNeverKept')}
          </span>
        </p>
        <div class="setting-choices">
          <Button kind="primary" testId="update-folder" disabled={busy} onClick={() => void update('all')}>
            {t('folderUpdate')}
          </Button>
          <Button testId="drop-folder" onClick={onDrop}>
            {t('folderDrop')}
          </Button>
        </div>
      </div>
      <Select
        showLabel
        label={t('folderFormat')}
        testId="folder-format"
        value={format}
        options={folderFormats.map((each) => [each, t(`folderFormat.${each}`)])}
        onChange={(next) => void change({ format: next, keptAt: 0 })}
      />
      {format === 'jekyll' && <p class="line-facts">{t(name === '_posts' ? 'folderPosts' : 'folderSite')}</p>}
      <label class="check">
        <input
          type="checkbox"
          data-testid="after-save"
          checked={afterSave}
          onChange={(event) => void change({ afterSave: event.currentTarget.checked })}
        />
        <span>
          {t('folderAfterSave')}
          <span class="line-facts">{t('folderAfterSaveHint')}</span>
        </span>
      </label>
      {entries && (
        <FolderReport entries={entries} busy={busy} onSettle={(ids, choice) => void update(ids, choice)} />
      )}
    </section>
  );
}
