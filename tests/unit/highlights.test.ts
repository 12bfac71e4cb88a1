import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { describeSpan, findHighlight, type Highlight, joinHighlights } from '@/utils/article/highlight';
import { mergeArticles, recleanArticle } from '@/utils/library/merge';
import { makeStored } from './support/make-article';

const paragraphs = ['港口昨天恢复通航。', '记者说，港口昨天恢复通航以后，船只排队。', '第三段。'];

function mark(start: [number, number], end: [number, number], parts: Partial<Highlight> = {}): Highlight {
  const span = {
    start: { paragraph: start[0], offset: start[1] },
    end: { paragraph: end[0], offset: end[1] },
  };
  return {
    id: 'a',
    colour: 'yellow',
    note: '',
    ...describeSpan(paragraphs, span),
    createdAt: 1,
    changedAt: 1,
    ...parts,
  };
}

const quoteIn = (texts: readonly string[], highlight: Highlight) => {
  const span = findHighlight(texts, highlight);
  return span && describeSpan(texts, span);
};

describe('finding a highlight', () => {
  test('where it was', () => {
    const highlight = mark([1, 4], [1, 8]);
    expect(highlight).toMatchObject({ quote: '港口昨天', after: '恢复通航以后，船只排队。\n第三段。' });
    expect(findHighlight(paragraphs, highlight)).toEqual({ start: highlight.start, end: highlight.end });
  });

  test('after paragraphs came before it, by what is around it and not by the first such words', () => {
    const highlight = mark([1, 4], [1, 8]);
    const changed = ['新加的一段。', '又一段。', ...paragraphs];
    expect(findHighlight(changed, highlight)).toEqual({
      start: { paragraph: 3, offset: 4 },
      end: { paragraph: 3, offset: 8 },
    });
  });

  test('after newer rules parted its paragraphs otherwise and dropped spaces', () => {
    const highlight = mark([0, 2], [1, 3]);
    expect(highlight.quote).toBe('昨天恢复通航。\n记者说');
    const changed = ['港口昨天 恢复通航。记者说，港口昨天恢复通航以后，船只排队。', '第三段。'];
    expect(quoteIn(changed, highlight)?.quote).toBe('昨天 恢复通航。记者说');
  });

  test('words that are gone have no place', () => {
    expect(findHighlight(['别的文字。'], mark([1, 4], [1, 8]))).toBeUndefined();
  });
});

describe('highlights of two copies', () => {
  test('add up, each in its later state', () => {
    const old = mark([0, 0], [0, 2], { id: 'a', note: '旧', changedAt: 1 });
    const changed = { ...old, note: '新', changedAt: 2 };
    const other = mark([1, 0], [1, 2], { id: 'b' });
    expect(joinHighlights([old, other], [changed])).toEqual([changed, other]);
    expect(joinHighlights([changed], [other, old])).toEqual([changed, other]);
  });

  test.each(['unchanged', 'updated', 'older-kept'] as const)(
    'stay when an article is %s',
    async (outcome) => {
      const mine = mark([0, 0], [0, 2], { id: 'mine' });
      const theirs = mark([1, 0], [1, 2], { id: 'theirs' });
      const current = await makeStored({}, { savedAt: 5 });
      const text = outcome === 'unchanged' ? {} : { text: '另一篇文字' };
      const incoming = await makeStored(text, { savedAt: outcome === 'older-kept' ? 1 : 9 });
      const merge = mergeArticles(
        { ...current, body: { ...current.body, highlights: [mine] } },
        { ...incoming, body: { ...incoming.body, highlights: [theirs] } },
      );
      expect(merge.outcome).toBe(outcome);
      expect(merge.stored.body.highlights).toEqual([mine, theirs]);
    },
  );

  test('stay when an article is cleaned again', async () => {
    const mine = mark([0, 0], [0, 2]);
    const current = await makeStored();
    const recleaned = await makeStored({ html: '<p>别的</p>', text: '别的' });
    const { stored } = recleanArticle(
      { ...current, body: { ...current.body, highlights: [mine] } },
      recleaned,
    );
    expect(stored.body.highlights).toEqual([mine]);
  });
});

describe('the library', () => {
  beforeEach(() => {
    vi.resetModules();
    vi.stubGlobal('indexedDB', new IDBFactory());
  });

  test('keeps, lists, removes and restores highlights with their article', async () => {
    const { putArticle, removeArticles, restoreArticles } = await import('@/utils/library/write');
    const { putHighlight, removeHighlight } = await import('@/utils/library/reading');
    const { listHighlighted } = await import('@/utils/library/highlights');
    const stored = await makeStored({ id: 'zaobao:7' });
    const { id } = stored.summary;
    await putArticle({ stored, files: [], thumbnail: null });
    expect(await listHighlighted()).toEqual([]);
    const highlight = mark([0, 0], [0, 2]);
    await putHighlight(id, highlight);
    await putHighlight(id, { ...highlight, note: '想法', changedAt: 2 });
    const kept = [{ highlights: [{ ...highlight, note: '想法', changedAt: 2 }] }];
    expect(await listHighlighted()).toMatchObject(kept);

    await removeArticles([id], 1);
    expect(await listHighlighted()).toEqual([]);
    await restoreArticles([id]);
    expect(await listHighlighted()).toMatchObject(kept);

    await removeHighlight(id, highlight.id);
    expect(await listHighlighted()).toEqual([]);
    await expect(putHighlight('gone' as typeof id, highlight)).rejects.toThrow('not-found');
  });
});
