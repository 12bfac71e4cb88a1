import type { ArticleId } from '../../article/types';
import type { WriteTransaction } from '../schema';
import { signText } from '../similar/signature';

/**
 * Gives an article a new number in the transaction that writes its text, and signs the text by it. Numbers above those
 * of the index are texts that it doesn't know yet and that are searched as they are; so nothing is lost if indexing is
 * cut short.
 */
export async function numberText(tx: WriteTransaction, id: ArticleId, text: string): Promise<void> {
  await forgetText(tx, id);
  const number = await tx.objectStore('searchNumbers').add({ id });
  await tx.objectStore('similar').put(signText(id, text), number);
}

/** Takes an article's number back, and what is known by it, in the transaction that removes its text. */
export async function forgetText(tx: WriteTransaction, id: ArticleId): Promise<void> {
  const numbers = tx.objectStore('searchNumbers');
  const number = await numbers.index('id').getKey(id);
  if (number === undefined) return;
  await numbers.delete(number);
  await tx.objectStore('similar').delete(number);
  await tx.objectStore('searchDead').put(number, number);
}
