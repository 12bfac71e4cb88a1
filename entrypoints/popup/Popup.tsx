import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocaleContext } from '@/components/locale-context';
import { PageCard } from '@/components/PageCard';
import { Toast } from '@/components/Toast';
import type { ArticleId } from '@/utils/article/types';
import { BackupReminder } from '../shared/backup/BackupReminder';
import { useFolderKeeping } from '../shared/folder/use-folder-keeping';
import { PageKeys } from '../shared/keyboard/PageKeys';
import { openSettings } from '../shared/library-link';
import { useArticleActions } from '../shared/use-article-actions';
import { useToast } from '../shared/use-toast';
import { askToPersistOnce } from './ask-to-persist';
import { DifferencePane } from './DifferencePane';
import { PageChangeLine } from './PageChangeLine';
import { PictureNotice } from './PictureNotice';
import { PlacePane } from './PlacePane';
import { SidePanelButton } from './SidePanelButton';
import { usePage } from './use-page';
import { usePageChange } from './use-page-change';
import { usePlace } from './use-place';
import { useShortcut } from './use-shortcut';

/** The page in the tab above, the collection or an open article below. */
export function Popup() {
  useFolderKeeping();
  const { t } = useLocaleContext();
  const toasts = useToast();
  const actions = useArticleActions(toasts);
  const { page, state, saved, save } = usePage();
  const [place, move] = usePlace();
  const change = usePageChange(page, saved);
  const [comparing, setComparing] = useState(false);
  const shortcut = useShortcut();
  const open = (place?.article ?? null) as ArticleId | null;
  const mainButton = useMainButton(state.kind, place !== undefined && open === null);
  const saveAndTell = async () => {
    setComparing(false);
    const report = await save();
    if (!report) return;
    toasts.show(t(`outcome.${report.outcome}`));
    void askToPersistOnce();
  };
  const shown = comparing && !open && change?.kind === 'changed' ? change : undefined;
  return (
    <main class="popup" data-testid="popup" data-view={open ? 'article' : 'list'}>
      {isCardShown(open, state.kind, saved?.id) && (
        <PageCard
          state={state.kind === 'saved' ? { ...state, changed: change?.kind === 'changed' } : state}
          title={saved?.title ?? page?.title ?? ''}
          language={saved?.language}
          place={page?.place ?? ''}
          shortcut={shortcut}
          compact={open !== null}
          mainRef={mainButton}
          onSave={() => void saveAndTell()}
          onOpen={() => saved && move({ article: saved.id })}
          onRemove={() => saved && void actions.remove([saved.id], t('removed'))}
        >
          {state.kind === 'saved' && !open && saved && saved.missingPictures > 0 && (
            <PictureNotice article={saved} actions={actions} />
          )}
          {state.kind === 'saved' && !open && saved && change && !comparing && (
            <PageChangeLine change={change} savedAt={saved.savedAt} onShow={() => setComparing(true)} />
          )}
        </PageCard>
      )}
      {place && !open && <BackupReminder onBackUp={() => void openSettings()} notify={toasts.show} />}
      {place && (
        <PlacePane place={place} actions={actions} toasts={toasts} onMove={move} tools={<SidePanelButton />}>
          {shown && (
            <DifferencePane
              change={shown}
              language={saved?.language ?? 'zh-Hans'}
              onBack={() => setComparing(false)}
              onSave={() => void saveAndTell()}
            />
          )}
        </PlacePane>
      )}
      <p class="visually-hidden" role="status">
        {state.kind === 'saving' && t('saving')}
      </p>
      <PageKeys searches={open === null} toasts={toasts} />
      <Toast toast={toasts.toast} onClose={toasts.close} />
    </main>
  );
}

/** Over an open article the card stays only for a page that something can be done with. */
function isCardShown(open: ArticleId | null, kind: string, saved: ArticleId | undefined): boolean {
  return open === null || (kind !== 'loading' && kind !== 'not-article' && saved !== open);
}

/** Gives the card's main button the focus when it appears and nothing else has it, so that Enter saves. */
function useMainButton(kind: string, wanted: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (wanted && document.activeElement === document.body) button.current?.focus();
  }, [kind, wanted]);
  return button;
}
