import type { BackupSeries } from '../article/backup';
import type { ArticleId, StoredArticle } from '../article/types';
import { backup } from './backup';
import type { ExportContext } from './types';

/** After so many parts with changes a full one is written, and when they hold more than the full one does. */
const MOST_CHANGES = 30;

/** What is known of a part that was written before. */
export interface KnownPart {
  at: number;
  kind: 'full' | 'changes';
  ids: readonly ArticleId[];
}

/**
 * The full part that changes can be added to; undefined where the next part has to be a full one. @param parts oldest
 * first. @param isThere whether the file of a part is still where it was written.
 */
export async function findBase<Part extends KnownPart>(
  parts: readonly Part[],
  isThere: (part: Part) => Promise<boolean>,
): Promise<{ full: Part; chain: Part[] } | undefined> {
  const start = parts.findLastIndex(({ kind }) => kind === 'full');
  const full = parts[start];
  if (!full) return undefined;
  const chain = parts.slice(start);
  const changed = chain.slice(1).reduce((sum, { ids }) => sum + ids.length, 0);
  if (chain.length > MOST_CHANGES || changed > full.ids.length) return undefined;
  for (const part of chain) if (!(await isThere(part))) return undefined;
  return { full, chain };
}

export interface PartContext extends Pick<ExportContext, 'readPicture' | 'now' | 'apart' | 'signal'> {
  library: string;
  /** When the full part was written that this one adds to, epoch ms; null for a full one. */
  since: number | null;
  /** What each article was when the series wrote it last. */
  stamps: ReadonlyMap<ArticleId, string>;
  stampOf(stored: StoredArticle): Promise<string>;
  /** Called with how many articles were looked at. */
  onProgress?(done: number): void;
}

/** A part that is ready to be written. */
export interface MadePart {
  kind: BackupSeries['kind'];
  blob: Blob;
  ids: ArticleId[];
  stamps: string[];
  removed: ArticleId[];
}

/**
 * Makes the next part of a series: all articles, or those that are new or not as they were written last. Undefined
 * where nothing changed. Rejects with the signal's reason. @param articles all of the library.
 */
export async function makePart(
  articles: AsyncIterable<StoredArticle>,
  context: PartContext,
): Promise<MadePart | undefined> {
  const { library, since, stamps: known, now } = context;
  const [ids, stamps]: [ArticleId[], string[]] = [[], []];
  const gone = new Set(known.keys());
  async function* changed() {
    let seen = 0;
    for await (const stored of articles) {
      context.signal?.throwIfAborted();
      const { id } = stored.summary;
      const stamp = await context.stampOf(stored);
      gone.delete(id);
      if (known.get(id) !== stamp) {
        ids.push(id);
        stamps.push(stamp);
        yield stored;
      }
      seen += 1;
      context.onProgress?.(seen);
    }
  }
  const removed: ArticleId[] = [];
  const kind = since === null ? 'full' : 'changes';
  // Filled before the manifest is written, which is last.
  const part: BackupSeries = { library, kind, since: toTime(since ?? now), removed };
  const { onProgress: _looked, ...rest } = context;
  const blob = await backup.render(thenFill(changed(), removed, gone), { ...rest, count: known.size, part });
  const isEmpty = ids.length === 0 && removed.length === 0;
  return isEmpty ? undefined : { kind, blob, ids, stamps, removed };
}

async function* thenFill<Item>(
  items: AsyncIterable<Item>,
  removed: ArticleId[],
  gone: ReadonlySet<ArticleId>,
): AsyncGenerator<Item> {
  yield* items;
  removed.push(...gone);
}

const toTime = (at: number) => new Date(at).toISOString();

/** Name of a part's file, such as `jianbao-20261124-210306-full.zip`: in the order of their names they are in time's. */
export function partName(kind: BackupSeries['kind'], now: number): string {
  const date = new Date(now - new Date(now).getTimezoneOffset() * 60_000).toISOString();
  const [day = '', time = ''] = date.replace(/[-:]/g, '').split(/[T.]/);
  return `jianbao-${day}-${time}-${kind}.zip`;
}
