import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Button } from '@/components/Button';
import { ExportMenu } from '@/components/ExportMenu';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleId } from '@/utils/article/types';
import { ArticleScreen } from '../shared/ArticleScreen';
import { useArticleCommands } from '../shared/keyboard/use-article-commands';
import { printAddress, readerAddress } from '../shared/reader-address';
import { ArticleScriptMenu } from '../shared/reading/ScriptMenu';
import { StarButton } from '../shared/StarButton';
import { TypographyPanel } from '../shared/TypographyPanel';
import { useArticle } from '../shared/use-article';
import type { ArticleActions } from '../shared/use-article-actions';
import { useExport } from '../shared/use-export';
import type { Toasts } from '../shared/use-toast';

interface ReadingPaneProps {
  id: ArticleId;
  /** What the list searched for. */
  search: string;
  actions: ArticleActions;
  toasts: Toasts;
  onBack(): void;
  /** Opens another article of the list. */
  onGo(id: ArticleId): void;
}

/** One article, read in the popup. */
export function ReadingPane({ id, search, actions, toasts, onBack, onGo }: ReadingPaneProps) {
  const { t } = useLocaleContext();
  const scroller = useRef<HTMLDivElement>(null);
  const state = useArticle(id);
  const [choices, exportOne] = useExport(toasts, (each) => void openTab(printAddress(each)));
  const [aloud, setAloud] = useState(false);
  useEscape(onBack);
  const read = state.kind === 'open' && state.summary.read === 1;
  const remove = async () => {
    await actions.remove([id], t('removed'));
    onBack();
  };
  useArticleCommands({
    article: state.kind === 'open' ? state.summary : undefined,
    actions,
    onRemove: () => void remove(),
    onAloud: () => setAloud(true),
  });
  return (
    <section class="pane" aria-label={t('article')}>
      <div class="reading-bar">
        <Button kind="quiet" icon="back" testId="back" label={t('back')} onClick={onBack} />
        <span class="reading-space" />
        {state.kind === 'open' && (
          <>
            <TypographyPanel />
            <StarButton article={state.summary} actions={actions} />
            <Button
              kind="quiet"
              icon={read ? 'envelope' : 'envelopeOpen'}
              testId="toggle-read"
              label={t(read ? 'markUnread' : 'markRead')}
              onClick={() => void actions.mark(id, { read: !read }, t(read ? 'markedUnread' : 'markedRead'))}
            />
            <Button
              kind="quiet"
              icon="speaker"
              testId="read-aloud"
              label={t('readAloud')}
              onClick={() => setAloud(true)}
            />
            <ArticleScriptMenu article={state.summary} />
            <ExportMenu compact kind="quiet" choices={choices} onChoose={(format) => exportOne(id, format)} />
            <Button
              kind="quiet"
              icon="trash"
              testId="remove-article"
              label={t('remove')}
              onClick={() => void remove()}
            />
            <Button
              kind="quiet"
              icon="tab"
              testId="open-tab"
              label={t('openTab')}
              onClick={() => void openTab(readerAddress(id, search))}
            />
          </>
        )}
      </div>
      <div class="pane-scroll reading" ref={scroller}>
        <ArticleScreen
          state={state}
          scroller={scroller}
          actions={actions}
          search={search}
          toasts={toasts}
          aloud={aloud}
          onAloudEnd={() => setAloud(false)}
          onGo={onGo}
          wayOut={<Button onClick={onBack}>{t('back')}</Button>}
        />
      </div>
    </section>
  );
}

async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
  // On Android the popup is a page that would stay in front.
  window.close();
}

/** In an article Esc goes back; in the list it is left to the browser, which closes the popup. */
function useEscape(onBack: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      onBack();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onBack]);
}
