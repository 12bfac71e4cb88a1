import { contentHash, htmlHash } from '../../article/hash';
import type {
  ArticleBody,
  ArticleId,
  PictureFile,
  Provenance,
  Revision,
  StoredArticle,
  StoredPicture,
} from '../../article/types';
import { announceChange } from '../changes';
import { mergeArticles } from '../merge';
import { getBody } from '../read';
import type { BinnedArticle, WriteTransaction } from '../schema';
import { readStored, revisionsOf, transact, writeStored } from '../transaction';
import { type Damage, type DamagedArticle, damagedPictures } from './damage';

/** A copy of an article from elsewhere, its pictures' hashes already checked. */
export interface Spare {
  stored: StoredArticle;
  files: readonly PictureFile[];
}

/** A text of the spare copy, front or earlier, with the hashes it really has. */
interface SpareText extends Omit<ArticleBody, 'id'> {
  title: string;
  contentHash: string;
  htmlHash: string;
}

/**
 * Puts back what is damaged of an article where the spare copy holds the very same, by its hash, and touches nothing
 * else. Resolves to what was put back. Throws `Failure('storage-full')` when the disk is.
 */
export async function repairArticle(damaged: DamagedArticle, spare: Spare): Promise<Damage[]> {
  // Hashes first: a transaction does not wait for anything but the database.
  const { id, title } = spare.stored.summary;
  const [texts, left] = await Promise.all([hashTexts(spare.stored), getBody(damaged.id)]);
  const leftHash = left ? await contentHash(title, left.text) : '';
  const repaired = await transact(async (tx) => {
    const pictures = await putPictures(tx, damaged.damages, spare.files);
    if (id !== damaged.id) return pictures;
    const isGone = damaged.damages.some(({ kind }) => kind === 'article-gone');
    const others = isGone ? bringBack(tx, spare, leftHash) : repairTexts(tx, damaged, texts);
    return [...pictures, ...(await others)];
  });
  if (repaired.length > 0) announceChange({ kind: 'article', id: damaged.id });
  return repaired;
}

async function hashTexts({ summary, body, revisions }: StoredArticle): Promise<SpareText[]> {
  const all: (Omit<Revision, 'id'> & Pick<ArticleBody, 'highlights'>)[] = [
    { ...body, ...summary },
    ...revisions,
  ];
  return Promise.all(
    all.map(async ({ title, html, text, pictures, snapshot = null, provenance, highlights }) => ({
      ...{ title, html, text, pictures, snapshot },
      ...(provenance && { provenance }),
      ...(highlights && { highlights }),
      contentHash: await contentHash(title, text),
      htmlHash: await htmlHash(html),
    })),
  );
}

/** A picture's hash is its name, so the same name is the same picture, whatever article it comes with. */
async function putPictures(
  tx: WriteTransaction,
  damages: readonly Damage[],
  files: readonly PictureFile[],
): Promise<Damage[]> {
  const wanted = new Set(damagedPictures(damages));
  const found = files.filter(({ hash }) => wanted.has(hash));
  await Promise.all(found.map((file) => tx.objectStore('pictures').put(file)));
  const hashes = new Set(found.map(({ hash }) => hash));
  return damages.filter((damage) => 'hash' in damage && hashes.has(damage.hash));
}

async function repairTexts(
  tx: WriteTransaction,
  { id, binned, damages }: DamagedArticle,
  texts: readonly SpareText[],
): Promise<Damage[]> {
  if (binned) return repairBinned(tx, await tx.objectStore('bin').get(id), damages, texts);
  const [summary, body, revisions] = await Promise.all([
    tx.objectStore('articles').get(id),
    tx.objectStore('bodies').get(id),
    tx.objectStore('revisions').getAll(revisionsOf(id)),
  ]);
  if (!summary) return [];
  const mended = mend({ summary, body, revisions }, damages, texts);
  if (mended.repaired.length > 0 && mended.stored.body) {
    const { stored } = mended;
    await writeStored(tx, { ...stored, body: mended.stored.body }, body && { summary, body, revisions });
  }
  return mended.repaired;
}

async function repairBinned(
  tx: WriteTransaction,
  entry: BinnedArticle | undefined,
  damages: readonly Damage[],
  texts: readonly SpareText[],
): Promise<Damage[]> {
  if (!entry) return [];
  const { stored, repaired } = mend(entry, damages, texts);
  if (stored.body) await tx.objectStore('bin').put({ ...entry, ...stored, body: stored.body });
  return repaired;
}

type Broken = Omit<StoredArticle, 'body'> & { body: ArticleBody | undefined };

/** The article with those of its damages undone that the spare copy has the same text for. Pure. */
function mend(
  broken: Broken,
  damages: readonly Damage[],
  texts: readonly SpareText[],
): { stored: Broken; repaired: Damage[] } {
  let { summary, body, revisions } = broken;
  const repaired: Damage[] = [];
  const front = findText(texts, broken.summary.contentHash, broken.body?.provenance);
  for (const damage of damages) {
    if (damage.kind === 'revision') {
      const { savedAt } = damage;
      const at = revisions.findIndex((revision) => revision.savedAt === savedAt);
      const revision = revisions[at];
      const same = revision && findText(texts, revision.contentHash, revision.provenance);
      if (!same) continue;
      const { title, html, text } = same;
      const snapshot = revision.snapshot && same.snapshot ? { snapshot: same.snapshot } : {};
      const mended = { ...revision, title, html, text, ...snapshot };
      revisions = revisions.map((one, index) => (index === at ? mended : one));
    } else if (damage.kind === 'body-gone') {
      if (!front) continue;
      const { title: _title, contentHash: _content, htmlHash: _html, ...parts } = front;
      body = { id: summary.id, ...parts };
    } else if (damage.kind === 'text') {
      if (!front || !body) continue;
      summary = { ...summary, title: front.title };
      body = { ...body, text: front.text };
    } else if (damage.kind === 'html') {
      if (!front || !body) continue;
      body = { ...body, html: front.html };
    } else if (damage.kind === 'snapshot') {
      if (!front?.snapshot || !body) continue;
      body = { ...body, snapshot: front.snapshot };
    } else continue;
    repaired.push(damage);
  }
  return { stored: { summary, body, revisions }, repaired };
}

/** The very text by its hashes; copies older than the hash of HTML are known by their words alone. */
function findText(
  texts: readonly SpareText[],
  hash: string,
  provenance: Provenance | undefined,
): SpareText | undefined {
  return texts.find(
    (text) => text.contentHash === hash && (!provenance || text.htmlHash === provenance.htmlHash),
  );
}

/**
 * An article that only its text is left of: the spare copy and that text are joined as two copies always are.
 * @param hash of what was left, under the spare copy's title: nobody knows its own.
 */
async function bringBack(tx: WriteTransaction, { stored, files }: Spare, hash: string): Promise<Damage[]> {
  const { id } = stored.summary;
  const [summary, body, revisions] = await Promise.all([
    tx.objectStore('articles').get(id),
    tx.objectStore('bodies').get(id),
    tx.objectStore('revisions').getAll(revisionsOf(id)),
  ]);
  if (summary || !body) return [];
  const left: StoredArticle = { summary: { ...stored.summary, contentHash: hash }, body, revisions };
  const merged = mergeArticles(stored, left).stored;
  await Promise.all(files.map((file) => tx.objectStore('pictures').put(file)));
  await writeStored(tx, merged, undefined);
  return [{ kind: 'article-gone' }];
}

/**
 * Puts pictures of an article in the place of damaged ones, fetched again from where they came from.
 * @param replaced the damaged picture's hash to the fetched one's; they differ where the site has another file now.
 */
export async function putFetchedAgain(
  id: ArticleId,
  files: readonly PictureFile[],
  replaced: ReadonlyMap<string, string>,
): Promise<void> {
  const renew = <T extends { pictures: readonly StoredPicture[] }>(part: T): T => ({
    ...part,
    pictures: part.pictures.map((picture) => ({
      ...picture,
      hash: replaced.get(picture.hash ?? '') ?? picture.hash,
    })),
  });
  await transact(async (tx) => {
    const stored = await readStored(tx, id);
    await Promise.all(files.map((file) => tx.objectStore('pictures').put(file)));
    if (!stored) return;
    const { summary, body, revisions } = stored;
    await writeStored(tx, { summary, body: renew(body), revisions: revisions.map(renew) }, stored);
  });
  announceChange({ kind: 'article', id });
}
