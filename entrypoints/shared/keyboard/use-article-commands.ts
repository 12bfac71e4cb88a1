import { useLocaleContext } from '@/components/locale-context';
import type { ArticleSummary } from '@/utils/article/types';
import { useScript } from '../reading/use-script';
import type { ArticleActions } from '../use-article-actions';
import { useCommands } from './use-commands';

interface ArticleCommands {
  /** Undefined until it is open. */
  article: ArticleSummary | undefined;
  actions: ArticleActions;
  onRemove(): void;
  onAloud(): void;
}

/** Keys that act on the open article, as the buttons of its toolbar do. */
export function useArticleCommands({ article, actions, onRemove, onAloud }: ArticleCommands): void {
  const { t } = useLocaleContext();
  const script = useScript(article);
  useCommands(
    article
      ? {
          star: () => void actions.mark(article.id, { starred: article.starred === 0 }),
          read: () =>
            void actions.mark(
              article.id,
              { read: article.read === 0 },
              t(article.read === 0 ? 'markedRead' : 'markedUnread'),
            ),
          remove: onRemove,
          aloud: onAloud,
          script: script.toggle,
          export: () => pressControl('[data-testid="export"]'),
        }
      : {},
  );
}

/** Presses a control of the page; false where it isn't there or can't be pressed. */
export function pressControl(selector: string): boolean {
  const control = document.querySelector<HTMLButtonElement>(selector);
  if (!control || control.disabled) return false;
  control.click();
  return true;
}
