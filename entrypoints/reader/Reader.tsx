import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import { TagEditor } from '@/components/TagEditor';
import { Toast } from '@/components/Toast';
import type { ArticleSummary } from '@/utils/article/types';
import { formatInstant } from '@/utils/locale/dates';
import { ArticleScreen } from '../shared/ArticleScreen';
import { useBackups } from '../shared/backup/use-backups';
import { useFolderKeeping } from '../shared/folder/use-folder-keeping';
import { PageKeys } from '../shared/keyboard/PageKeys';
import { openLibrary } from '../shared/library-link';
import {
  comparisonAddress,
  comparisonInAddress,
  readerAddress,
  searchInAddress,
} from '../shared/reader-address';
import { TypographyPanel } from '../shared/TypographyPanel';
import { useArticle } from '../shared/use-article';
import { type ArticleActions, useArticleActions } from '../shared/use-article-actions';
import { useTags } from '../shared/use-tags';
import { useToast } from '../shared/use-toast';
import { AboutCopy } from './AboutCopy';
import { AlsoSaved } from './AlsoSaved';
import { Comparison } from './Comparison';
import { usePrintOnOpening } from './print-page';
import { ReaderToolbar } from './ReaderToolbar';
import { useReaderPlace } from './use-reader-place';
import { Versions } from './Versions';

/** One article in a tab of its own, as it is now or as it was once. */
export function Reader() {
  const { t } = useLocaleContext();
  const { id, version, aloud, setAloud, go } = useReaderPlace();
  const search = useMemo(() => searchInAddress(location.search), []);
  const pair = useMemo(() => comparisonInAddress(location.search), []);
  const toasts = useToast();
  const actions = useArticleActions(toasts);
  const state = useArticle(id, version);
  const scroller = useRef<HTMLElement>(document.documentElement);
  const summary = state.kind === 'open' ? state.summary : undefined;
  useEffect(() => {
    if (summary) document.title = `${summary.title} · ${t('appName')}`;
  }, [summary?.title, t]);
  useFolderKeeping();
  useBackups(toasts.show);
  usePrintOnOpening(state.kind === 'open' && state.isWhole);
  return (
    <div class="reader" data-testid="reader">
      <header class="reader-bar">
        <LibraryLink />
        <div class="reader-tools">
          <TypographyPanel />
          {summary && version === undefined && (
            <ReaderToolbar
              article={summary}
              toasts={toasts}
              actions={actions}
              onAloud={() => setAloud(true)}
            />
          )}
        </div>
      </header>
      <main class="reader-page">
        {pair && <Comparison id={id} pair={pair} actions={actions} />}
        {!pair && (
          <ArticleScreen
            state={state}
            scroller={scroller}
            actions={actions}
            toasts={toasts}
            wayOut={<LibraryLink />}
            earlier={version !== undefined}
            search={search}
            aloud={aloud}
            onAloudEnd={() => setAloud(false)}
            onGo={go}
            onClearSearch={forgetSearch}
          >
            {summary && version === undefined && <Marks article={summary} actions={actions} />}
            {summary && version === undefined && <AlsoSaved id={id} toasts={toasts} />}
            {summary && version !== undefined && <EarlierNotice article={summary} />}
          </ArticleScreen>
        )}
      </main>
      <PageKeys toasts={toasts} />
      <Toast toast={toasts.toast} onClose={toasts.close} />
    </div>
  );
}

/** A reload shows the article without marks then. */
function forgetSearch(): void {
  const address = new URL(location.href);
  address.searchParams.delete('search');
  history.replaceState(history.state, '', address);
}

/** What the reader has put on the article, and its history. */
function Marks({ article, actions }: { article: ArticleSummary; actions: ArticleActions }) {
  const { t } = useLocaleContext();
  const known = useTags();
  const { id, tags } = article;
  return (
    <>
      <TagEditor
        tags={tags}
        known={known}
        onAdd={(addTags) => void actions.mark(id, { addTags })}
        onRemove={(tag) => void actions.mark(id, { removeTags: [tag] }, t('tagRemoved', { tag }))}
      />
      <Versions article={article} actions={actions} />
      <AboutCopy article={article} />
    </>
  );
}

function EarlierNotice({ article: { id, savedAt } }: { article: ArticleSummary }) {
  const { t, locale } = useLocaleContext();
  return (
    <Notice
      icon="history"
      actions={
        <>
          <a class="button" href={readerAddress(id)}>
            {t('showCurrent')}
          </a>
          <a class="button" href={comparisonAddress(id, { older: savedAt, newer: null })}>
            {t('versionCompare')}
          </a>
        </>
      }
    >
      {t('earlierVersion', { time: formatInstant(savedAt, locale) })}
    </Notice>
  );
}

function LibraryLink() {
  const { t } = useLocaleContext();
  return (
    <Button
      kind="quiet"
      icon="library"
      testId="open-library"
      label={t('collection')}
      onClick={() => void openLibrary()}
    >
      <span class="action-word">{t('collection')}</span>
    </Button>
  );
}
