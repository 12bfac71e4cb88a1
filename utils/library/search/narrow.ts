import { database } from '../database';
import { tagNames } from '../tag-names';
import { type Candidates, filterCandidates } from './candidates';
import { fold } from './fold';
import type { Filter, Query } from './query';

/** Articles that are looked up one by one; of more than these, those asked for are soon found among the candidates. */
const FEW = 4_000;

/**
 * Numbers of the articles that can pass the query's filters, where the library's own indexes say that they are few;
 * undefined otherwise. So a search for what is starred or tagged need not look at each article that has the words.
 */
export async function findNarrow(query: Query): Promise<ReadonlySet<number> | undefined> {
  let narrowest: readonly Range[] | undefined;
  let fewest = FEW;
  for (const filter of [...query.filters, ...(query.scope ?? [])]) {
    const ranges = await rangesOf(filter);
    const count = ranges && (await countRanges(ranges));
    if (ranges && count !== undefined && count <= fewest) [narrowest, fewest] = [ranges, count];
  }
  return narrowest && readNumbers(narrowest);
}

/** Those among the numbers. */
export function narrow(candidates: Candidates, numbers: ReadonlySet<number>): Candidates {
  return filterCandidates(candidates, (at) => numbers.has(candidates.numbers[at] as number));
}

type Range = ['starred,savedAt' | 'read,savedAt' | 'tags', IDBKeyRange];

/** The keys of the library's indexes that hold all that passes a filter; undefined where there is no such index. */
async function rangesOf({ field, value, excluded }: Filter): Promise<Range[] | undefined> {
  if (excluded) return undefined;
  const flag = (flagged: number) => IDBKeyRange.bound([flagged], [flagged, []]);
  if (field === 'is')
    return value === 'starred'
      ? [['starred,savedAt', flag(1)]]
      : [['read,savedAt', flag(value === 'read' ? 1 : 0)]];
  if (field !== 'tag') return undefined;
  const names: string[] = [];
  const index = (await database()).transaction('articles').store.index('tags');
  for await (const name of tagNames(index)) if (fold(name).trim() === value) names.push(name);
  return names.map((name) => ['tags', IDBKeyRange.only(name)]);
}

async function countRanges(ranges: readonly Range[]): Promise<number> {
  const { store } = (await database()).transaction('articles');
  const counts = await Promise.all(ranges.map(([index, range]) => store.index(index).count(range)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function readNumbers(ranges: readonly Range[]): Promise<ReadonlySet<number>> {
  const tx = (await database()).transaction(['articles', 'searchNumbers']);
  const ids = await Promise.all(
    ranges.map(([index, range]) => tx.objectStore('articles').index(index).getAllKeys(range)),
  );
  const numbers = tx.objectStore('searchNumbers').index('id');
  const found = await Promise.all(ids.flat().map((id) => numbers.getKey(id)));
  return new Set(found.filter((number) => number !== undefined));
}
