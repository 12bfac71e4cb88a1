import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Highlight } from '@/utils/article/highlight';
import { noteCheck } from '@/utils/library/checks';
import { getStored } from '@/utils/library/read';
import { putHighlight } from '@/utils/library/reading';
import { restoreVersion } from '@/utils/library/versions';
import { putArticle } from '@/utils/library/write';
import { makeStored } from './support/make-article';

const early = Date.parse('2024-01-03T00:00:00Z');
const late = Date.parse('2024-02-03T00:00:00Z');

test('another version comes to the front and goes back, and nothing is lost on the way', async () => {
  const first = await makeStored(
    { html: '<p>旧文。</p>', title: '旧', byline: '甲', snapshot: 'old' },
    { savedAt: early },
  );
  const second = await makeStored({ html: '<p>新文。</p>', title: '新', byline: '乙' }, { savedAt: late });
  const { id } = first.summary;
  for (const stored of [first, second]) await putArticle({ stored, files: [], thumbnail: null });

  const back = await restoreVersion(id, early);
  const restored = await getStored(id);
  expect(restored?.summary).toMatchObject({
    title: '旧',
    byline: '甲',
    savedAt: early,
    revisionCount: 1,
    length: 3,
  });
  expect(restored?.body).toMatchObject({ html: '<p>旧文。</p>', provenance: first.body.provenance });
  expect(restored?.body.snapshot).not.toBeNull();
  expect(restored?.revisions.map(({ title }) => title)).toEqual(['新']);

  await restoreVersion(id, back);
  const again = await getStored(id);
  expect(again?.summary).toMatchObject({ title: '新', byline: '乙', savedAt: late });
  expect(again?.revisions).toMatchObject([
    { title: '旧', savedAt: early, provenance: first.body.provenance },
  ]);
  await expect(restoreVersion(id, 5)).rejects.toThrow('not-found');
});

test('what the reader marked stays with the article, whichever version is in front', async () => {
  const highlight: Highlight = {
    ...{ id: 'a', colour: 'yellow', note: '要紧', quote: '新文', before: '', after: '。' },
    ...{ start: { paragraph: 0, offset: 0 }, end: { paragraph: 0, offset: 2 }, createdAt: 1, changedAt: 1 },
  };
  const first = await makeStored({ id: 'zaobao:8', html: '<p>旧文。</p>' }, { savedAt: early });
  const second = await makeStored({ id: 'zaobao:8', html: '<p>新文。</p>' }, { savedAt: late });
  for (const stored of [first, second]) await putArticle({ stored, files: [], thumbnail: null });
  const { id } = first.summary;
  await putHighlight(id, highlight);
  const back = await restoreVersion(id, early);
  expect((await getStored(id))?.body.highlights).toEqual([highlight]);
  await restoreVersion(id, back);
  expect((await getStored(id))?.body.highlights).toEqual([highlight]);
});

test('what a site answered is kept with the article, and survives saving it again', async () => {
  const stored = await makeStored({ id: 'zaobao:7' }, { savedAt: early });
  const { id } = stored.summary;
  await putArticle({ stored, files: [], thumbnail: null });
  const check = { at: late, verdict: 'gone', status: 404, address: null, changed: null } as const;
  await noteCheck(id, check);
  await putArticle({
    stored: await makeStored({ id: 'zaobao:7' }, { savedAt: late }),
    files: [],
    thumbnail: null,
  });
  expect((await getStored(id))?.summary.checks).toEqual([check]);
});
