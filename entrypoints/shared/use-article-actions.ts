import { useCallback, useMemo } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { useLocaleContext } from '@/components/locale-context';
import { describeFailure } from '@/utils/article/failure';
import type { ArticleId, ArticleSummary, MarkChange, PictureProblem } from '@/utils/article/types';
import { toBackground } from '@/utils/messages/rpc';
import { checkOnline } from './check-online';
import { onlineSentence } from './online-sentence';
import { recleanArticles } from './reclean-articles';
import { recleanSentence } from './reclean-sentence';
import type { Toasts } from './use-toast';

export interface ArticleActions {
  /** Removes articles, with the way back in a toast that says `message`. */
  remove(ids: readonly ArticleId[], message: string): Promise<void>;
  /** Changes marks, with the way back in a toast that says `message`; without a message nothing is said. */
  mark(id: ArticleId, change: MarkChange, message?: string): Promise<void>;
  /** Cleans an article again with the rules of today. */
  reclean(id: ArticleId): Promise<void>;
  /** Puts another version of an article in front, with the way back in a toast. */
  restoreVersion(id: ArticleId, savedAt: number): Promise<void>;
  /** Asks the site whether an article is still there; asks for its host first, so call it straight from a click. */
  checkOnline(article: Pick<ArticleSummary, 'id' | 'url'>): Promise<void>;
  /** Fetches missing pictures; asks for `hosts` first, so it must be called straight from a click. */
  fetchPictures(id: ArticleId, hosts: readonly string[]): Promise<void>;
  /** The same for one picture in the text. */
  retryPicture(id: ArticleId, url: string, problem: PictureProblem | null): Promise<void>;
}

/** What the pages do with articles. Each tells in a toast how it went, and never rejects. */
export function useArticleActions({ show }: Toasts): ArticleActions {
  const { t } = useLocaleContext();
  const attempt = useCallback(
    async (action: () => Promise<void>) => {
      try {
        await action();
      } catch (error) {
        const { code, detail } = describeFailure(error);
        show(t(`failure.${code}`, { detail: detail ?? '' }));
      }
    },
    [t, show],
  );
  return useMemo(() => {
    const fetchPictures = (id: ArticleId, hosts: readonly string[]) =>
      attempt(async () => {
        // A refusal is an answer too: pictures of other hosts may still be had.
        if (hosts.length > 0)
          await browser.permissions.request({ origins: hosts.map((host) => `*://${host}/*`) });
        const missing = await toBackground('retryPictures', id);
        show(missing === 0 ? t('picturesFetched') : t('picturesStillMissing', { count: missing }));
      });
    return {
      fetchPictures,
      retryPicture: (id, url, problem) =>
        fetchPictures(id, problem === 'no-permission' && URL.canParse(url) ? [new URL(url).hostname] : []),
      remove: (ids, message) =>
        attempt(async () => {
          await toBackground('removeArticles', ids);
          const restore = () =>
            attempt(async () => {
              await toBackground('restoreArticles', ids);
              show(t('restored'));
            });
          show(message, () => void restore());
        }),
      mark: (id, change, message) =>
        attempt(async () => {
          const former = await toBackground('markArticles', [id], change);
          const takeBack = () =>
            attempt(async () => {
              await toBackground('restoreMarks', former);
              show(t('undone'));
            });
          if (message) show(message, () => void takeBack());
        }),
      restoreVersion: (id, savedAt) =>
        attempt(async () => {
          const former = await toBackground('restoreVersion', id, savedAt);
          const takeBack = () =>
            attempt(async () => {
              await toBackground('restoreVersion', id, former);
              show(t('undone'));
            });
          show(t('versionRestored'), () => void takeBack());
        }),
      checkOnline: ({ id, url }) =>
        attempt(async () => {
          // Granted already for the sites that the extension is made for, and then nothing is asked.
          await browser.permissions.request({ origins: [`*://${new URL(url).hostname}/*`] });
          show(t('onlineChecking'));
          show(onlineSentence(t, await checkOnline([id], { signal: new AbortController().signal })));
        }),
      reclean: (id) =>
        attempt(async () => {
          show(t('recleaning'));
          const report = await recleanArticles([id], { signal: new AbortController().signal });
          const [former] = report.former;
          const takeBack = () =>
            attempt(async () => {
              if (former) await toBackground('restoreVersion', id, former.savedAt);
              show(t('undone'));
            });
          show(recleanSentence(t, report), former && (() => void takeBack()));
        }),
    };
  }, [attempt, show, t]);
}
