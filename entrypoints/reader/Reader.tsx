import { useEffect, useMemo, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Button } from '@/components/Button';
import { ExportMenu } from '@/components/ExportMenu';
import { useLocaleContext } from '@/components/locale-context';
import { Toast } from '@/components/Toast';
import type { ArticleId } from '@/utils/article/types';
import { textSizeSetting, textSizes } from '@/utils/settings/settings';
import { ArticleScreen } from '../shared/ArticleScreen';
import { articleInAddress } from '../shared/reader-address';
import { useArticle } from '../shared/use-article';
import { useArticleActions } from '../shared/use-article-actions';
import { useExport } from '../shared/use-export';
import { useSetting } from '../shared/use-setting';
import { type Toasts, useToast } from '../shared/use-toast';

/** One article in a tab of its own. */
export function Reader() {
  const { t } = useLocaleContext();
  const id = useMemo(() => articleInAddress(location.search) ?? ('' as ArticleId), []);
  const toasts = useToast();
  const actions = useArticleActions(toasts);
  const state = useArticle(id);
  const scroller = useRef<HTMLElement>(document.documentElement);
  const title = state.kind === 'open' ? state.summary.title : undefined;
  useEffect(() => {
    if (title) document.title = `${title} · ${t('appName')}`;
  }, [title, t]);
  return (
    <div class="reader" data-testid="reader">
      <header class="reader-bar">
        <LibraryLink />
        {state.kind === 'open' && (
          <Toolbar id={id} read={state.summary.read === 1} toasts={toasts} actions={actions} />
        )}
      </header>
      <main class="reader-page">
        <ArticleScreen state={state} scroller={scroller} actions={actions} wayOut={<LibraryLink />} />
      </main>
      <Toast toast={toasts.toast} onClose={toasts.close} />
    </div>
  );
}

function LibraryLink() {
  const { t } = useLocaleContext();
  return (
    <Button
      kind="quiet"
      icon="library"
      testId="open-library"
      onClick={() => void browser.runtime.openOptionsPage()}
    >
      {t('collection')}
    </Button>
  );
}

interface ToolbarProps {
  id: ArticleId;
  read: boolean;
  toasts: Toasts;
  actions: ReturnType<typeof useArticleActions>;
}

function Toolbar({ id, read, toasts, actions }: ToolbarProps) {
  const { t } = useLocaleContext();
  const [choices, exportOne] = useExport(toasts);
  return (
    <div class="reader-tools">
      <TextSizeButtons />
      <Button
        kind="quiet"
        icon={read ? 'envelope' : 'envelopeOpen'}
        testId="toggle-read"
        label={t(read ? 'markUnread' : 'markRead')}
        onClick={() => void actions.setRead(id, !read)}
      />
      <Button
        kind="quiet"
        icon="retry"
        testId="reclean"
        label={t('cleanAgain')}
        onClick={() => void actions.reclean(id)}
      />
      <ExportMenu compact kind="quiet" choices={choices} onChoose={(format) => exportOne(id, format)} />
      <Button
        kind="quiet"
        icon="trash"
        testId="remove"
        label={t('remove')}
        onClick={() => void actions.remove([id], t('removed'))}
      />
    </div>
  );
}

function TextSizeButtons() {
  const { t } = useLocaleContext();
  const [size, setSize] = useSetting(textSizeSetting);
  const at = textSizes.indexOf(size);
  const [smaller, larger] = [textSizes[at - 1], textSizes[at + 1]];
  return (
    <div class="reader-sizes">
      <Button
        kind="quiet"
        icon="textSmaller"
        label={t('textSmaller')}
        testId="text-smaller"
        disabled={!smaller}
        onClick={() => smaller && setSize(smaller)}
      />
      <Button
        kind="quiet"
        icon="textLarger"
        label={t('textLarger')}
        testId="text-larger"
        disabled={!larger}
        onClick={() => larger && setSize(larger)}
      />
    </div>
  );
}
