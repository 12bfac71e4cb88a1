import { browser } from 'wxt/browser';
import { describeFailure } from '@/utils/article/failure';
import type { Article, ArticleId } from '@/utils/article/types';
import { announceChange } from '@/utils/library/changes';
import type { MergeOutcome } from '@/utils/library/merge';
import { getStored, listPendingSaves } from '@/utils/library/read';
import { toStored } from '@/utils/library/records';
import type { PendingSave } from '@/utils/library/schema';
import { dropPendingSave, putArticle, putPendingSave, putPictures, putProgress } from '@/utils/library/write';
import type { SaveOutcome, SaveReport } from '@/utils/messages/protocol';
import { downloadPictures } from '@/utils/pictures/download';
import { makeThumbnail } from '@/utils/pictures/thumbnail';
import { keepAwake } from './keep-awake';

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

/** Finishes the saves that were under way when the background was stopped. */
export async function resumeSaves(): Promise<void> {
  for (const pending of await listPendingSaves()) {
    if (underWay.has(pending.id)) continue;
    await track(pending.id, finishSave(pending)).catch(async (error: unknown) => {
      // A full disk may have room later; anything else would fail at every start.
      if (describeFailure(error).code !== 'storage-full') await dropPendingSave(pending.id);
      console.error('A save could not be finished', error);
    });
  }
}

function track(id: ArticleId, save: Promise<SaveReport>): Promise<SaveReport> {
  const tracked = keepAwake(save).finally(() => underWay.delete(id));
  underWay.set(id, tracked);
  return tracked;
}

async function finishSave({ id, article, startedAt, total }: PendingSave): Promise<SaveReport> {
  const { pictures, files } = await downloadPictures(article.pictures, {
    isAllowed: isAllowedHost,
    onProgress: (done) => void putProgress(id, done, total),
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

function isAllowedHost(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [`*://${new URL(url).hostname}/*`] });
}

function toSaveOutcome(outcome: MergeOutcome): SaveOutcome {
  if (outcome === 'updated') return 'revised';
  return outcome === 'older-kept' ? 'unchanged' : outcome;
}
