import { Toast } from '@/components/Toast';
import { panelPlace } from '@/utils/settings/settings';
import { PlacePane } from '../popup/PlacePane';
import { usePlace } from '../popup/use-place';
import { useBackups } from '../shared/backup/use-backups';
import { useArticleActions } from '../shared/use-article-actions';
import { useToast } from '../shared/use-toast';

/** The collection and an open article beside the page in the tab, as long as the reader wants them there. */
export function SidePanel() {
  const toasts = useToast();
  const actions = useArticleActions(toasts);
  const [place, move] = usePlace(panelPlace);
  useBackups(toasts.show);
  return (
    <main class="popup" data-testid="side-panel" data-view={place?.article ? 'article' : 'list'}>
      {place && <PlacePane place={place} actions={actions} toasts={toasts} onMove={move} />}
      <Toast toast={toasts.toast} onClose={toasts.close} />
    </main>
  );
}
