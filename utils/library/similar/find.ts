import type { ArticleId, ArticleSummary } from '../../article/types';
import { database } from '../database';
import { compareTexts, LEAST_ESTIMATE, pairKey, TextReader } from './likeness';
import { signMissing } from './sign';
import { estimate, signText, type TextSignature } from './signature';

/** Articles of one band that are looked at: a form letter may be shared by thousands. */
const MOST_OF_A_BAND = 40;
/** Articles whose texts are read. */
const MOST_READ = 20;
/** Articles signed at once because one asks: what was saved since the library page was last open. */
const MOST_SIGNED = 200;

export interface SimilarArticle {
  summary: ArticleSummary;
  /** How much of the text is the same, 0 to 1. */
  same: number;
}

/**
 * Other articles that are this one: mirrors, reprints, saves from another address. The most alike first; those that the
 * reader said are not the same are left out. Of a large import just taken in, those not signed yet are missing.
 */
export async function findSimilar(id: ArticleId): Promise<SimilarArticle[]> {
  const db = await database();
  await signMissing({ most: MOST_SIGNED });
  const texts = new TextReader(db);
  const body = await db.get('bodies', id);
  const found: SimilarArticle[] = [];
  for (const candidate of await findCandidates(signText(id, body?.text ?? ''))) {
    if (await db.get('apart', pairKey(id, candidate))) continue;
    const same = compareTexts(await texts.shingles(id), await texts.shingles(candidate));
    const summary = same === undefined ? undefined : await db.get('articles', candidate);
    if (same !== undefined && summary) found.push({ summary, same });
  }
  return found.sort((one, other) => other.same - one.same);
}

/** Articles that share a band, those whose signatures are the most alike. */
async function findCandidates({ id, bands, minima }: TextSignature): Promise<ArticleId[]> {
  const { store } = (await database()).transaction('similar');
  const index = store.index('bands');
  const shared = await Promise.all(bands.map((band) => index.getAllKeys(band, MOST_OF_A_BAND)));
  const signatures = await Promise.all([...new Set(shared.flat())].map((number) => store.get(number)));
  return signatures
    .flatMap((one) => (one ? [{ id: one.id, likely: estimate(minima, one.minima) }] : []))
    .filter((one) => one.id !== id && one.likely >= LEAST_ESTIMATE)
    .sort((one, other) => other.likely - one.likely)
    .slice(0, MOST_READ)
    .map(({ id: candidate }) => candidate);
}
