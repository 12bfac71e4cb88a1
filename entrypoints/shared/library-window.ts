import type { Hit } from '@/components/Marked';
import type { Span } from '@/components/row-window';
import type { ArticleId, ArticleSummary } from '@/utils/article/types';
import { hasIndex, type ListQuery } from '@/utils/library/list-query';
import { listMonths, type MonthCount } from '@/utils/library/overview';
import { countArticles, getSummaries, listArticles, listIds } from '@/utils/library/read';

/** Articles read at once for the first picture. */
const HEAD = 50;
/** Articles kept beyond those in sight on each side. */
const MARGIN = 60;

/** What takes long to find in a large library, by query; whoever keeps it forgets it when the library changes. */
export type KnownCounts = Map<string, Counts>;

interface Counts {
  total?: Promise<number>;
  months?: Promise<readonly MonthCount[]>;
}

/** What a list shows, of which only what is about to be seen is in memory. */
export interface Rows {
  /** Rows of the list: those that are known until all are counted. */
  readonly rows: number;
  /** How many articles there are; undefined until they are counted. */
  readonly total: number | undefined;
  /** How many are counted so far. */
  readonly counted: number;
  /** The words are looked for more slowly than they should be: a part of the index is damaged. */
  readonly isDamaged: boolean;
  /** Undefined while it is not read, or where there is none. */
  articleAt(index: number): ArticleSummary | undefined;
  /** Where the words of a search stand in the article; undefined where nothing is searched for. */
  hitAt(index: number): Hit | undefined;
  /** Reads everything shown anew. What was shown stays until it is there. */
  refresh(): Promise<void>;
  /** Sees to it that the rows in sight, and some around them, are read. */
  show(sight: Span): Promise<void>;
  /** Ids of all articles in order. */
  order(): Promise<readonly ArticleId[]>;
  /** The months that the list goes through; none where it isn't in the order of time. */
  months(): Promise<readonly MonthCount[]>;
  /** Ends what is under way. */
  close(): void;
}

interface Found {
  ids: readonly ArticleId[];
  head: readonly ArticleSummary[];
  near: ReadonlyMap<ArticleId, ArticleSummary>;
  total: number;
}

/**
 * A query's articles, of which only those about to be seen are in memory. The first ones come from the query's index,
 * so a list opens as fast in every library; where one goes further, the ids of all are read once (keys, no articles)
 * and tell which article stands where.
 */
export class LibraryWindow implements Rows {
  /** Rows of the list: those that are known until all are counted. */
  rows = 0;
  /** How many articles the query finds; undefined until they are counted. */
  total: number | undefined;
  private ids: readonly ArticleId[] | undefined;
  private head: readonly ArticleSummary[] = [];
  private near: ReadonlyMap<ArticleId, ArticleSummary> = new Map();
  private sight: Span = { start: 0, end: 0 };
  private turn = 0;
  private readonly closing = new AbortController();
  private readonly query: ListQuery;
  private readonly onLoad: () => void;
  private readonly known: KnownCounts;

  /** `onLoad` is called when rows that were missing are there. `known`: what earlier lists of the page have counted. */
  constructor(query: ListQuery, onLoad: () => void, known: KnownCounts) {
    this.query = query;
    this.onLoad = onLoad;
    this.known = known;
  }

  /** Reads everything shown anew. The rows of before stay until it is there. */
  async refresh(): Promise<void> {
    this.turn += 1;
    const mine = this.turn;
    if (this.ids || !hasIndex(this.query)) {
      const ids = await listIds(this.query);
      const near = await readNear(ids, this.sight);
      if (mine === this.turn) this.take({ ids, near, total: ids.length });
      return;
    }
    const { articles, next } = await listArticles(this.query, HEAD);
    if (mine !== this.turn) return;
    if (next && this.total === undefined) {
      // Counting takes longer the more there is, and the first rows need not wait for it.
      this.take({ head: articles });
      this.onLoad();
    }
    const total = next ? await this.find('total', () => countArticles(this.query)) : articles.length;
    if (mine === this.turn) this.take({ head: articles, total });
  }

  /** Undefined while it is not read, or where there is none. */
  articleAt(index: number): ArticleSummary | undefined {
    const id = this.ids?.[index];
    return this.ids ? id && this.near.get(id) : this.head[index];
  }

  /** Sees to it that the rows in sight, and some around them, are read. */
  async show(sight: Span): Promise<void> {
    this.sight = sight;
    const { start, end } = sight;
    const wanted = Array.from({ length: Math.min(end, this.rows) - start }, (_, index) => start + index);
    if (wanted.every((index) => this.articleAt(index))) return;
    const mine = this.turn;
    const ids = this.ids ?? (await listIds(this.query));
    const near = await readNear(ids, sight);
    // Sight may have moved on, or everything have been read anew; the later answer counts.
    if (mine !== this.turn || this.sight !== sight) return;
    this.take({ ids, near, total: ids.length });
    this.onLoad();
  }

  get counted(): number {
    return this.total ?? this.rows;
  }

  readonly isDamaged = false;

  hitAt(): undefined {
    return undefined;
  }

  async months(): Promise<readonly MonthCount[]> {
    return this.find('months', async () =>
      listMonths(this.query, hasIndex(this.query) ? undefined : await this.order(), this.closing.signal),
    );
  }

  /** Months are counted for seconds in a large library, and whatever is read next would wait for them. */
  close(): void {
    this.turn += 1;
    this.closing.abort();
  }

  /** Ids of all articles in order; read where they aren't known. */
  async order(): Promise<readonly ArticleId[]> {
    return this.ids ?? listIds(this.query);
  }

  /** Only one list of a query counts it, until the library changes. */
  private find<What extends 'total' | 'months'>(
    what: What,
    count: () => NonNullable<Counts[What]>,
  ): NonNullable<Counts[What]> {
    const key = JSON.stringify(this.query);
    const counts: Counts = this.known.get(key) ?? {};
    this.known.set(key, counts);
    const known = counts[what] as Counts[What];
    if (known) return known;
    const found = count();
    counts[what] = found;
    let isFound = false;
    const forget = () => {
      if (!isFound && counts[what] === found) delete counts[what];
    };
    // What could not be counted is tried again, and what is given up is not waited for.
    found.then(() => {
      isFound = true;
    }, forget);
    if (what === 'months') this.closing.signal.addEventListener('abort', forget);
    return found;
  }

  private take(parts: Partial<Found>): void {
    Object.assign(this, parts);
    this.rows = this.total ?? this.head.length;
  }
}

async function readNear(
  ids: readonly ArticleId[],
  { start, end }: Span,
): Promise<Map<ArticleId, ArticleSummary>> {
  const summaries = await getSummaries(ids.slice(Math.max(0, start - MARGIN), Math.max(end, HEAD) + MARGIN));
  return new Map(summaries.flatMap((summary) => (summary ? [[summary.id, summary] as const] : [])));
}
