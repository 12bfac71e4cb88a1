import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocaleContext } from '@/components/locale-context';
import { PageCard } from '@/components/PageCard';
import { Toast } from '@/components/Toast';
import type { ArticleId } from '@/utils/article/types';
import { BackupReminder } from '../shared/backup/BackupReminder';
import { useFolderKeeping } from '../shared/folder/use-folder-keeping';
import { openSettings } from '../shared/library-link';
import { useArticleActions } from '../shared/use-article-actions';
import { useToast } from '../shared/use-toast';
import { askToPersistOnce } from './ask-to-persist';
import { ListPane } from './ListPane';
import { PictureNotice } from './PictureNotice';
import { ReadingPane } from './ReadingPane';
import { usePage } from './use-page';
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
  const [cameFrom, setCameFrom] = useState<ArticleId | null>(null);
  const shortcut = useShortcut();
  const open = (place?.article ?? null) as ArticleId | null;
  const mainButton = useMainButton(state.kind, place !== undefined && open === null);
  const saveAndTell = async () => {
    const report = await save();
    if (!report) return;
    toasts.show(t(`outcome.${report.outcome}`));
    void askToPersistOnce();
  };
  const back = () => {
    setCameFrom(open);
    move({ article: null });
  };
  return (
    <main class="popup" data-testid="popup" data-view={open ? 'article' : 'list'}>
      {isCardShown(open, state.kind, saved?.id) && (
        <PageCard
          state={state}
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
        </PageCard>
      )}
      {place && open && (
        <ReadingPane
          key={open}
          id={open}
          actions={actions}
          toasts={toasts}
          onBack={back}
          onGo={(article) => move({ article })}
        />
      )}
      {place && !open && <BackupReminder onBackUp={() => void openSettings()} notify={toasts.show} />}
      {place && !open && <ListPane place={place} cameFrom={cameFrom} actions={actions} onMove={move} />}
      <p class="visually-hidden" role="status">
        {state.kind === 'saving' && t('saving')}
      </p>
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
