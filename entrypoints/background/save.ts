import { browser } from 'wxt/browser';
import type { Article, ArticleId } from '@/utils/article/types';
import { announceChange } from '@/utils/library/changes';
import type { MergeOutcome } from '@/utils/library/merge';
import { getStored, listPendingSaves } from '@/utils/library/read';
import { toStored } from '@/utils/library/records';
import { dropPendingSave, putPendingSave, putProgress } from '@/utils/library/saves';
import type { PendingSave } from '@/utils/library/schema';
import { putArticle, putPictures } from '@/utils/library/write';
import type { SaveOutcome, SaveReport } from '@/utils/messages/protocol';
import { downloadPictures } from '@/utils/pictures/download';
import { makeThumbnail } from '@/utils/pictures/thumbnail';
import { keepAwake } from './keep-awake';
import { forgetFailure, noteFailure } from './tab-failures';

const underWay = new Map<ArticleId, Promise<SaveReport>>();

/** Stores an article with its pictures. A second call for the same article waits for the first. */
export function saveArticle(article: Article, tabId: number | null): Promise<SaveReport> {
  const running = underWay.get(article.id);
  if (running) return running;
  const { id, pictures } = article;
  const pending = { id, tabId, article, startedAt: Date.now(), done: 0, total: pictures.length };
  return track(
    id,
    putPendingSave(pending).then(() => finishSave(pending)),
  );
}

/** Whoever asked hears of a failure at once, so it must not look like a save under way any longer. */
function forgetPending(id: ArticleId): Promise<void> {
  // On a full disk even forgetting may fail; the next start tries the save again then.
  return dropPendingSave(id).catch(() => {});
}

/** Finishes the saves that were under way when the background was stopped. */
export async function resumeSaves(): Promise<void> {
  for (const pending of await listPendingSaves()) {
    if (underWay.has(pending.id)) continue;
    const { id, tabId, article } = pending;
    const finish = async () => {
      await track(id, finishSave(pending));
      if (tabId !== null) await forgetFailure(tabId);
    };
    await finish().catch(async (error: unknown) => {
      console.error('A save could not be finished', error);
      if (tabId !== null) await noteFailure(tabId, article.visitedUrl, error);
    });
  }
}

function track(id: ArticleId, save: Promise<SaveReport>): Promise<SaveReport> {
  const tracked = keepAwake(save)
    .catch(async (error: unknown) => {
      await forgetPending(id);
      throw error;
    })
    .finally(() => underWay.delete(id));
  underWay.set(id, tracked);
  return tracked;
}

async function finishSave({ id, article, startedAt, total }: PendingSave): Promise<SaveReport> {
  const { pictures, files } = await downloadPictures(article.pictures, {
    isAllowed: isAllowedHost,
    // Progress that can't be noted is no reason to stop.
    onProgress: (done) => void putProgress(id, done, total).catch(() => {}),
  });
  const [stored, thumbnail] = await Promise.all([
    toStored(article, pictures, startedAt),
    makeThumbnail(pictures, files),
  ]);
  const outcome = await putArticle({ stored, files, thumbnail });
  return {
    id,
    outcome: toSaveOutcome(outcome),
    missingPictures: pictures.filter(({ hash }) => !hash).length,
  };
}

/** Fetches an article's missing pictures again. Resolves to how many are still missing. */
export async function retryPictures(id: ArticleId): Promise<number> {
  const stored = await getStored(id);
  if (!stored) return 0;
  const { body, summary } = stored;
  const total = body.pictures.length;
  const { pictures, files } = await keepAwake(
    downloadPictures(body.pictures, {
      isAllowed: isAllowedHost,
      onProgress: (done) => announceChange({ kind: 'save-progress', id, done, total }),
    }),
  );
  await putPictures(id, pictures, files, summary.hasThumbnail ? null : await makeThumbnail(pictures, files));
  return pictures.filter(({ hash }) => !hash).length;
}

/** Whether the reader allows requests to an address. */
export function isAllowedHost(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [`*://${new URL(url).hostname}/*`] });
}

function toSaveOutcome(outcome: MergeOutcome): SaveOutcome {
  if (outcome === 'updated') return 'revised';
  return outcome === 'older-kept' || outcome === 'empty-kept' ? 'unchanged' : outcome;
}
