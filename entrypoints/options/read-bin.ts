import type { ArticleId } from '@/utils/article/types';
import { database } from '@/utils/library/database';

/** What the bin shows of a removed article. */
export interface BinEntry {
  id: ArticleId;
  title: string;
  siteName: string;
  /** Epoch ms. */
  removedAt: number;
}

/** The last removed articles, newest first, at most `limit`, and how many the bin holds in all. */
export async function readBin(limit: number): Promise<{ entries: BinEntry[]; count: number }> {
  const store = (await database()).transaction('bin').store;
  const count = await store.count();
  const entries: BinEntry[] = [];
  let cursor = await store.index('removedAt').openCursor(null, 'prev');
  while (cursor && entries.length < limit) {
    const { id, removedAt, summary } = cursor.value;
    entries.push({ id, removedAt, title: summary.title, siteName: summary.siteName });
    cursor = await cursor.continue();
  }
  return { entries, count };
}
