import type { ArticleId, ArticleSummary } from '@/utils/article/types';
import { getSummaries } from '@/utils/library/read';
import { recentReads } from '@/utils/settings/reading';
import { END } from './position';

/** Articles remembered; what is read to its end or removed is passed over. */
const LENGTH = 20;

/** Notes that an article is being read. */
export async function noteRead(id: ArticleId): Promise<void> {
  const known = await recentReads.getValue();
  if (known[0] !== id)
    await recentReads.setValue([id, ...known.filter((other) => other !== id)].slice(0, LENGTH));
}

/** The article last left before its end. */
export async function findUnfinished(): Promise<ArticleSummary | undefined> {
  const summaries = await getSummaries((await recentReads.getValue()) as readonly ArticleId[]);
  return summaries.find((summary) => summary && summary.read === 0 && isUnderWay(summary));
}

function isUnderWay({ position }: ArticleSummary): boolean {
  return position !== null && position.progress > 0 && position.progress < END;
}
