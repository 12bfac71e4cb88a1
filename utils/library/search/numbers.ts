import type { ArticleId } from '../../article/types';
import type { WriteTransaction } from '../schema';

/**
 * Gives an article a new number in the transaction that writes its text. Numbers above those of the index are texts that
 * it doesn't know yet and that are searched as they are; so nothing is lost if indexing is cut short. They are signed
 * later as well, by `signMissing`.
 */
export async function numberText(tx: WriteTransaction, id: ArticleId): Promise<void> {
  await forgetText(tx, id);
  await tx.objectStore('searchNumbers').add({ id });
}

/** Takes an article's number back, and what is known by it, in the transaction that removes its text. */
export async function forgetText(tx: WriteTransaction, id: ArticleId): Promise<void> {
  const numbers = tx.objectStore('searchNumbers');
  const number = await numbers.index('id').getKey(id);
  if (number === undefined) return;
  await Promise.all([
    numbers.delete(number),
    tx.objectStore('similar').delete(number),
    tx.objectStore('searchDead').put(number, number),
  ]);
}
