import type { Hit } from '@/components/Marked';
import type { Span } from '@/components/row-window';
import type { ArticleId, ArticleSummary } from '@/utils/article/types';
import { countMonths, type MonthCount } from '@/utils/library/overview';
import { DatesCache } from '@/utils/library/search/dates-cache';
import type { HitOrder, Sort } from '@/utils/library/search/order';
import type { Query } from '@/utils/library/search/query';
import { readHits, readIds } from '@/utils/library/search/read-hits';
import { type SearchHit, type SearchProgress, searchArticles } from '@/utils/library/search/search';
import type { Rows } from './library-window';

/** Hits read before a list is shown: what a small screen shows. Each costs the reading of a text. */
export const FIRST = 8;
/** Hits read at once in all: what a large screen shows. */
export const HEAD = 20;
/** Until those that are there first are painted. Milliseconds. */
const FRAME = 20;
/** Hits kept beyond those in sight on each side. */
const MARGIN = 60;

/** What the searches of one page have read. */
export interface SearchMemory {
  dates?: DatesCache;
}

/**
 * The hits of a search, of which only those about to be seen are in memory. The first ones are there while the others
 * are still counted; where one goes further, all are put in order once, as numbers, and tell which one stands where.
 */
export class SearchWindow implements Rows {
  rows = 0;
  total: number | undefined;
  counted = 0;
  isDamaged = false;
  private head: readonly SearchHit[] = [];
  private isFilling = true;
  private near: ReadonlyMap<number, SearchHit> = new Map();
  private sorted: HitOrder | undefined;
  private sort: (() => HitOrder) | undefined;
  private sight: Span = { start: 0, end: 0 };
  private running = new AbortController();
  private readonly search: { query: Query; order: Sort };
  private readonly onLoad: () => void;
  private readonly known: DatesCache | undefined;

  /**
   * `onLoad` is called when rows that were missing are there, and while counting goes on. `memory`: where a page that
   * stays open keeps what each search would read anew.
   */
  constructor(query: Query, order: Sort, onLoad: () => void, memory?: SearchMemory) {
    this.search = { query, order };
    this.onLoad = onLoad;
    if (memory) memory.dates ??= new DatesCache();
    this.known = memory?.dates;
  }

  async refresh(): Promise<void> {
    this.running.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    const { query, order } = this.search;
    const isFirst = this.total === undefined;
    try {
      const options = { sort: order, first: FIRST, limit: HEAD, signal, known: this.known };
      for await (const progress of searchArticles(query, options)) {
        if (signal.aborted) return;
        const isLast = progress.isWhole && progress.isCounted;
        // Rows that are there are changed once all is known, so that nothing jumps while one reads.
        if (!isFirst && !isLast) continue;
        await this.take(progress);
        if (!isLast) this.onLoad();
        if (!progress.isWhole) await new Promise((resolve) => setTimeout(resolve, FRAME));
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  articleAt(index: number): ArticleSummary | undefined {
    return this.hitAt(index)?.summary;
  }

  hitAt(index: number): (SearchHit & Hit) | undefined {
    return this.head[index] ?? this.near.get(index);
  }

  async show(sight: Span): Promise<void> {
    this.sight = sight;
    const indexes = Array.from(
      { length: Math.max(0, Math.min(sight.end, this.rows) - sight.start) },
      (_, at) => sight.start + at,
    );
    // Those at the head come by themselves.
    if (indexes.every((index) => this.hitAt(index) || (this.isFilling && index < HEAD))) return;
    const order = this.ordered;
    if (!order) return;
    const near = await this.readNear(order);
    // Sight may have moved on, or everything have been read anew; the later answer counts.
    if (this.sight !== sight || this.sorted !== order) return;
    this.near = near;
    this.onLoad();
  }

  async order(): Promise<readonly ArticleId[]> {
    const all: ArticleId[] = [];
    const { numbers } = this.ordered ?? { numbers: new Uint32Array(0) };
    for await (const ids of readIds(numbers)) all.push(...ids);
    return all;
  }

  async months(): Promise<readonly MonthCount[]> {
    return this.search.order === 'newest' && this.ordered ? countMonths(this.ordered.dates) : [];
  }

  close(): void {
    this.running.abort();
  }

  /** All hits in order, once they are counted; put in order when that is first asked for. */
  private get ordered(): HitOrder | undefined {
    this.sorted ??= this.sort?.();
    return this.sorted;
  }

  private async take(progress: SearchProgress): Promise<void> {
    const { hits, total = 0, isCounted, isDamaged, order } = progress;
    const sorted = this.sight.end > HEAD || this.near.size > 0 ? order?.() : undefined;
    const near = sorted ? await this.readNear(sorted) : new Map();
    this.isFilling = !progress.isWhole;
    Object.assign(this, { head: hits, near, sorted, sort: order, counted: total, isDamaged });
    this.total = isCounted ? total : undefined;
    this.rows = isCounted ? total : hits.length;
  }

  private async readNear({ numbers }: HitOrder): Promise<Map<number, SearchHit>> {
    const start = Math.max(0, this.sight.start - MARGIN);
    const wanted = Array.from(numbers.subarray(start, this.sight.end + MARGIN));
    const hits = await readHits(wanted, this.search.query);
    const near = new Map<number, SearchHit>();
    wanted.forEach((number, at) => {
      const hit = hits.get(number);
      if (hit) near.set(start + at, hit);
    });
    return near;
  }
}
