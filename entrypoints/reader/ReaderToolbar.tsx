import { Button } from '@/components/Button';
import { ExportMenu } from '@/components/ExportMenu';
import { useLocaleContext } from '@/components/locale-context';
import { Menu } from '@/components/Menu';
import type { ArticleSummary } from '@/utils/article/types';
import { useArticleCommands } from '../shared/keyboard/use-article-commands';
import { ArticleScriptMenu } from '../shared/reading/ScriptMenu';
import { StarButton } from '../shared/StarButton';
import type { ArticleActions } from '../shared/use-article-actions';
import { useExport } from '../shared/use-export';
import type { Toasts } from '../shared/use-toast';
import { printPage } from './print-page';

interface ReaderToolbarProps {
  article: ArticleSummary;
  toasts: Toasts;
  actions: ArticleActions;
  onAloud(): void;
}

/** What can be done with the open article. */
export function ReaderToolbar({ article, toasts, actions, onAloud }: ReaderToolbarProps) {
  const { t } = useLocaleContext();
  const [choices, exportOne] = useExport(toasts, printPage);
  const { id } = article;
  const read = article.read === 1;
  const remove = () => void actions.remove([id], t('removed'));
  useArticleCommands({ article, actions, onRemove: remove, onAloud });
  return (
    <>
      <StarButton article={article} actions={actions} />
      <Button
        kind="quiet"
        icon={read ? 'envelope' : 'envelopeOpen'}
        testId="toggle-read"
        label={t(read ? 'markUnread' : 'markRead')}
        onClick={() => void actions.mark(id, { read: !read }, t(read ? 'markedUnread' : 'markedRead'))}
      />
      <Button kind="quiet" icon="speaker" testId="read-aloud" label={t('readAloud')} onClick={onAloud} />
      <ArticleScriptMenu article={article} />
      <ExportMenu compact kind="quiet" choices={choices} onChoose={(format) => exportOne(id, format)} />
      <Button kind="quiet" icon="trash" testId="remove" label={t('remove')} onClick={remove} />
      <Menu
        compact
        kind="quiet"
        icon="more"
        label={t('moreActions')}
        testId="more-actions"
        choices={[
          { id: 'reclean', icon: 'retry', label: t('cleanAgain'), testId: 'reclean' },
          { id: 'online', icon: 'link', label: t('onlineCheck'), testId: 'check-online' },
        ]}
        onChoose={(choice) => void (choice === 'online' ? actions.checkOnline(article) : actions.reclean(id))}
      />
    </>
  );
}
