import { useCallback } from 'preact/hooks';
import { useLocaleContext } from '@/components/locale-context';
import { Toast } from '@/components/Toast';
import type { ImportFile } from '@/utils/import/types';
import { type Perform, useBackups } from '../shared/backup/use-backups';
import { useFolderKeeping } from '../shared/folder/use-folder-keeping';
import { PageKeys } from '../shared/keyboard/PageKeys';
import { AboutSection } from './AboutSection';
import { BackupWaiting } from './BackupWaiting';
import { FolderWaiting } from './FolderWaiting';
import { HighlightsSection } from './HighlightsSection';
import { ImportSection } from './ImportSection';
import { LibrarySection } from './LibrarySection';
import { PageContext } from './page-context';
import { SectionNav } from './SectionNav';
import { SettingsSection } from './SettingsSection';
import { TaskBar } from './TaskBar';
import { useFileDrop } from './use-file-drop';
import { useImport } from './use-import';
import { useIndexUpkeep } from './use-index-upkeep';
import { usePageServices } from './use-page-services';
import { useRoute } from './use-route';

/** The library's own page: the whole collection, import, settings. */
export function Options() {
  const { t } = useLocaleContext();
  const [route, setQuery] = useRoute();
  const { services, toast, closeToast, task, cancel } = usePageServices();
  const { notify } = services;
  const importing = useImport();
  useIndexUpkeep();
  const take = useCallback(
    (files: readonly ImportFile[]) => {
      if (files.length === 0) notify(t('importNothing'));
      else if (!importing.start(files)) notify(t('importBusy'));
      location.hash = '#import';
    },
    [importing.start, notify, t],
  );
  const dragging = useFileDrop(take);
  useFolderKeeping();
  const perform = useCallback<Perform>((work) => services.run(t('backupAutoRunning'), work), [services, t]);
  useBackups(notify, perform);
  return (
    <PageContext.Provider value={services}>
      <div class="options" data-testid="library">
        <SectionNav route={route} importing={importing.state} />
        <main class="options-main">
          {/* The list stays while another section is shown, and so do its place and its selection. */}
          <div hidden={route.section !== 'library'}>
            <FolderWaiting />
            <BackupWaiting />
            <LibrarySection query={route.query} shown={route.section === 'library'} onQuery={setQuery} />
          </div>
          {route.section === 'highlights' && <HighlightsSection />}
          {route.section === 'import' && <ImportSection importing={importing} onFiles={take} />}
          {route.section === 'settings' && <SettingsSection />}
          {route.section === 'about' && <AboutSection />}
        </main>
        {dragging && <div class="drop-veil">{t('importDropNow')}</div>}
        <TaskBar task={task} onCancel={cancel} />
        <PageKeys searches toasts={{ toast, close: closeToast }} />
        <Toast toast={toast} onClose={closeToast} />
      </div>
    </PageContext.Provider>
  );
}
