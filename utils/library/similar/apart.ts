import type { ApartPair } from '../../article/backup';
import type { ArticleId } from '../../article/types';
import { announceChange } from '../changes';
import { transact } from '../transaction';
import { pairKey } from './likeness';

/** Remembers that the reader said two articles are not the same, or forgets it again. */
export async function setApart(one: ArticleId, other: ArticleId, apart: boolean): Promise<void> {
  const ids = pairKey(one, other);
  await transact(async (tx) => {
    const store = tx.objectStore('apart');
    if (apart) await store.put({ ids });
    else await store.delete(ids);
  });
  announceChange({ kind: 'article', id: one });
}

/** Remembers many such pairs, as a backup brings them. */
export async function addApart(pairs: readonly ApartPair[]): Promise<void> {
  if (pairs.length === 0) return;
  await transact(async (tx) => {
    const store = tx.objectStore('apart');
    await Promise.all(pairs.map(([one, other]) => store.put({ ids: pairKey(one, other) })));
  });
  announceChange({ kind: 'articles' });
}
