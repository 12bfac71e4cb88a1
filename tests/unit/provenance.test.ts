import { describe, expect, test } from 'vitest';
import { htmlHash, sha256, textHash } from '@/utils/article/hash';
import { toIsoWithOffset } from '@/utils/article/provenance';
import { readOrigin } from '@/utils/extract/origin';
import { joinChecks, mergeArticles, recleanArticle } from '@/utils/library/merge';
import { makeStored } from './support/make-article';
import { parseWithJsdom } from './support/pages';

const html = '<p>港口 昨天\n恢复通航。</p>';
const early = Date.parse('2024-01-03T00:00:00Z');
const late = Date.parse('2024-02-03T00:00:00Z');

describe('a copy', () => {
  test('is sealed with hashes that anybody can make again', async () => {
    const { body } = await makeStored({ html, text: 'é港口 昨天\n恢复通航。' });
    expect(body.provenance?.htmlHash).toBe(await sha256(html));
    expect(body.provenance?.textHash).toBe(await sha256('\u00e9港口昨天恢复通航。'));
    expect(await textHash(' a\u3000b\n')).toBe(await sha256('ab'));
  });

  test('from a live page says when in the zone of the machine, from a file in UTC', async () => {
    const origin = { loadedUrl: 'https://a.example/?from=mail', statedUrl: '/a' };
    const live = await makeStored({ origin }, { savedAt: early });
    const file = await makeStored({}, { savedAt: early });
    expect(live.body.provenance).toMatchObject({ ...origin, takenAt: toIsoWithOffset(early) });
    expect(Date.parse(live.body.provenance?.takenAt ?? '')).toBe(early);
    expect(file.body.provenance?.takenAt).toBe('2024-01-03T00:00:00.000Z');
    expect(live.summary).not.toHaveProperty('origin');
  });

  test('saved again unchanged keeps its seal, and one older than seals takes that of the same HTML', async () => {
    const first = await makeStored({ html }, { savedAt: early });
    const second = await makeStored({ html }, { savedAt: late });
    expect(mergeArticles(first, second).stored.body.provenance).toEqual(first.body.provenance);
    const { provenance: _gone, ...bare } = first.body;
    const joined = mergeArticles({ ...first, body: bare }, second);
    expect(joined.stored.body.provenance).toEqual(second.body.provenance);
    const other = await makeStored({ html: `<div>${html}</div>`, text: first.body.text }, { savedAt: late });
    expect(mergeArticles({ ...first, body: bare }, other).stored.body.provenance).toBeUndefined();
  });

  test('that gives way to a newer text keeps seal, facts and snapshot as a revision', async () => {
    const first = await makeStored({ html, byline: '记者：甲', snapshot: 'old' }, { savedAt: early });
    const second = await makeStored({ html: '<p>新文。</p>', byline: '记者：乙' }, { savedAt: late });
    const { stored } = mergeArticles(first, second);
    expect(stored.body.provenance).toEqual(second.body.provenance);
    expect(stored.body.snapshot, 'the old page did not hold the new text').toBeNull();
    expect(stored.revisions).toMatchObject([
      { provenance: first.body.provenance, snapshot: first.body.snapshot, facts: { byline: '记者：甲' } },
    ]);
  });

  test('cleaned again is sealed anew but stays taken when it was', async () => {
    const origin = { loadedUrl: 'https://a.example/', statedUrl: null };
    const first = await makeStored({ html, origin }, { savedAt: early });
    const again = await makeStored({ html: '<p>港口。</p>' }, { savedAt: early });
    const { stored } = recleanArticle(first, again);
    expect(stored.body.provenance).toMatchObject({
      ...origin,
      takenAt: first.body.provenance?.takenAt,
      htmlHash: await htmlHash('<p>港口。</p>'),
    });
    expect(stored.revisions[0]?.provenance).toEqual(first.body.provenance);
  });
});

test('the log of two copies has each answer once, oldest first, and not without end', () => {
  const check = (at: number) => ({ at, verdict: 'gone', status: 404, address: null, changed: null }) as const;
  expect(joinChecks([check(3), check(1)], [check(2), check(3)]).checks?.map(({ at }) => at)).toEqual([
    1, 2, 3,
  ]);
  expect(joinChecks(undefined, undefined)).toEqual({});
  const many = Array.from({ length: 90 }, (_, at) => check(at));
  expect(joinChecks(many).checks?.at(-1)?.at).toBe(89);
  expect(joinChecks(many).checks).toHaveLength(40);
});

test('a page says where it came from and what it calls itself', () => {
  const page = parseWithJsdom('<link rel="canonical" href="/story/1"><p>港口</p>', 'https://a.example/x');
  const timing = {
    getEntriesByType: () => [{ name: 'https://a.example/from-mail' }],
  } as unknown as Performance;
  expect(readOrigin(page, timing)).toEqual({
    loadedUrl: 'https://a.example/from-mail',
    statedUrl: '/story/1',
  });
  const bare = { getEntriesByType: () => [] } as unknown as Performance;
  expect(readOrigin(parseWithJsdom('<p>港口</p>', 'https://a.example/'), bare)).toEqual({
    loadedUrl: null,
    statedUrl: null,
  });
});
