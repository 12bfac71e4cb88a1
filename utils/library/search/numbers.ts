import type { ArticleId } from '../../article/types';
import type { WriteTransaction } from '../schema';

/** An article's number in the search index; null where it has none. */
export async function numberOf(tx: WriteTransaction, id: ArticleId): Promise<number | null> {
  return (await tx.objectStore('searchNumbers').index('id').getKey(id)) ?? null;
}

/**
 * Gives an article a new number in the transaction that writes its text. Numbers above those of the index are texts that
 * it doesn't know yet and that are searched as they are; so nothing is lost if indexing is cut short. They are signed
 * later as well, by `signMissing`. `number`: `numberOf` the article, for those who have it.
 */
export async function numberText(
  tx: WriteTransaction,
  id: ArticleId,
  number: number | null | Promise<number | null> = numberOf(tx, id),
): Promise<void> {
  const former = await number;
  await Promise.all([
    former === null ? undefined : forgetNumber(tx, former),
    tx.objectStore('searchNumbers').add({ id }),
  ]);
}

/** Takes an article's number back, and what is known by it, in the transaction that removes its text. */
export async function forgetText(tx: WriteTransaction, id: ArticleId): Promise<void> {
  const number = await numberOf(tx, id);
  if (number !== null) await forgetNumber(tx, number);
}

async function forgetNumber(tx: WriteTransaction, number: number): Promise<void> {
  await Promise.all([
    tx.objectStore('searchNumbers').delete(number),
    tx.objectStore('similar').delete(number),
    tx.objectStore('searchDead').put(number, number),
  ]);
}
