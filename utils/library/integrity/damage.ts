import type { ArticleId } from '../../article/types';
import type { IndexCheck } from '../search/check';

/**
 * What is not as it was saved. `text`: title or text has another hash than was noted. `html`: so has the HTML.
 * `snapshot`: what the article could be cleaned from again can't be unpacked. `revision`: an earlier text has another
 * hash. `picture`: a picture's bytes are not what their name says, or can't be read. `picture-gone`: an article names a
 * picture that isn't there. `body-gone`: an article without its text. `article-gone`: a text without its article.
 */
export type Damage =
  | { kind: 'text' | 'html' | 'snapshot' | 'body-gone' | 'article-gone' }
  | { kind: 'revision'; savedAt: number }
  | { kind: 'picture' | 'picture-gone'; hash: string };

export interface DamagedArticle {
  id: ArticleId;
  /** The id where the article itself is gone. */
  title: string;
  /** It lies in the bin. */
  binned: boolean;
  damages: readonly Damage[];
}

export interface LibraryCheck {
  /** Articles and pictures looked at. */
  articles: number;
  pictures: number;
  /** By article; a picture that several show is named with each. */
  damaged: readonly DamagedArticle[];
  /** Damaged pictures that no article shows any more. */
  unusedPictures: readonly string[];
  index: IndexCheck;
}

/** Whether two findings about one article are the same. */
export function isSameDamage(one: Damage, other: Damage): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Hashes of the pictures among damages, each once. */
export function damagedPictures(damages: readonly Damage[]): string[] {
  return [...new Set(damages.flatMap((damage) => ('hash' in damage ? [damage.hash] : [])))];
}
