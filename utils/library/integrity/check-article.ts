import { contentHash, htmlHash, sha256 } from '../../article/hash';
import type { ArticleBody, ArticleSummary, PictureFile, Provenance, Revision } from '../../article/types';
import { decompress } from '../records';
import type { Damage } from './damage';

type Summary = Pick<ArticleSummary, 'title' | 'contentHash'>;

/** Compares an article's texts with the hashes noted when it was saved; of its pictures it says nothing. */
export async function checkArticle(
  summary: Summary,
  body: ArticleBody | undefined,
  revisions: readonly Revision[],
): Promise<Damage[]> {
  const earlier = await Promise.all(
    revisions.map(
      async (revision): Promise<Damage[]> =>
        (await isAsSaved(revision, revision)) && (await isSealed(revision)) && (await canUnpack(revision))
          ? []
          : [{ kind: 'revision', savedAt: revision.savedAt }],
    ),
  );
  return [...(body ? await checkBody(summary, body) : [{ kind: 'body-gone' } as const]), ...earlier.flat()];
}

async function checkBody(summary: Summary, body: ArticleBody): Promise<Damage[]> {
  const [text, html, snapshot] = await Promise.all([
    isAsSaved({ ...summary, text: body.text }, summary),
    isSealed(body),
    canUnpack(body),
  ]);
  const damages: Damage[] = [];
  if (!text) damages.push({ kind: 'text' });
  if (!html) damages.push({ kind: 'html' });
  if (!snapshot) damages.push({ kind: 'snapshot' });
  return damages;
}

async function isAsSaved(
  { title, text }: { title: string; text: string },
  { contentHash: noted }: { contentHash: string },
): Promise<boolean> {
  return (await contentHash(title, text)) === noted;
}

/** Copies older than the hash of HTML have none that could be broken. */
async function isSealed({ html, provenance }: { html: string; provenance?: Provenance }): Promise<boolean> {
  return !provenance || (await htmlHash(html)) === provenance.htmlHash;
}

/** gzip has a checksum of its own. */
async function canUnpack({ snapshot }: Pick<Revision, 'snapshot'>): Promise<boolean> {
  if (!snapshot) return true;
  return decompress(snapshot).then(
    () => true,
    () => false,
  );
}

/** Whether a picture's bytes are those that its key is the hash of. Bytes that the disk doesn't give are not. */
export async function isPictureWhole({ hash, blob }: Pick<PictureFile, 'hash' | 'blob'>): Promise<boolean> {
  try {
    return (await sha256(await blob.arrayBuffer())) === hash;
  } catch {
    return false;
  }
}
