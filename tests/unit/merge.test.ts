import { describe, expect, test } from 'vitest';
import { mergeArticles, recleanArticle } from '@/utils/library/merge';
import { makeStored } from './support/make-article';

const day = (n: number) => Date.UTC(2024, 0, n);
const picture = { url: 'https://static.zaobao.com/s3fs-public/a.png', alt: '', caption: '港口' };

describe('mergeArticles', () => {
  test('a first copy is added as it is', async () => {
    const incoming = await makeStored();
    expect(mergeArticles(undefined, incoming)).toEqual({ outcome: 'added', stored: incoming });
  });

  test('the same text again only moves the time of saving', async () => {
    const current = await makeStored({}, { savedAt: day(1) });
    current.summary.read = 1;
    current.summary.tags = ['港口'];
    const { outcome, stored } = mergeArticles(current, await makeStored({}, { savedAt: day(9) }));
    expect(outcome).toBe('unchanged');
    expect(stored.revisions).toEqual([]);
    expect(stored.summary).toMatchObject({ savedAt: day(9), firstSavedAt: day(1), read: 1, tags: ['港口'] });
  });

  test('white space alone is no change', async () => {
    const current = await makeStored({ text: '港口昨天\n恢复通航。' });
    expect(mergeArticles(current, await makeStored({ text: '港口昨天 恢复通航。' })).outcome).toBe(
      'unchanged',
    );
  });

  test('a changed page comes in front and the earlier text becomes a revision', async () => {
    const current = await makeStored({ text: '旧文' }, { savedAt: day(1) });
    const { outcome, stored } = mergeArticles(
      current,
      await makeStored({ text: '新文' }, { savedAt: day(2) }),
    );
    expect(outcome).toBe('updated');
    expect(stored.body.text).toBe('新文');
    expect(stored.revisions).toMatchObject([{ text: '旧文', savedAt: day(1) }]);
    expect(stored.summary.revisionCount).toBe(1);
  });

  test('an older copy never replaces a newer one', async () => {
    const current = await makeStored({ text: '新文' }, { savedAt: day(2) });
    const older = await makeStored({ text: '旧文' }, { savedAt: day(1) });
    const { outcome, stored } = mergeArticles(current, older);
    expect(outcome).toBe('older-kept');
    expect(stored.body.text).toBe('新文');
    expect(stored.revisions).toMatchObject([{ text: '旧文' }]);
    expect(mergeArticles(stored, older).outcome, 'a second import adds nothing').toBe('unchanged');
  });

  test('a truncated page does not push the whole text out of sight', async () => {
    const current = await makeStored({ text: '全文在此' }, { savedAt: day(1) });
    const cut = await makeStored({ text: '全文', partial: 'paywall' }, { savedAt: day(2) });
    const { outcome, stored } = mergeArticles(current, cut);
    expect(outcome).toBe('kept-fuller');
    expect(stored.body.text).toBe('全文在此');
    expect(stored.revisions).toMatchObject([{ text: '全文' }]);
  });

  test('a whole text stands in front of a part, however old it is', async () => {
    const cut = await makeStored({ text: '全文', partial: 'paywall' }, { savedAt: day(2) });
    const whole = await makeStored({ text: '全文在此' }, { savedAt: day(1) });
    const { outcome, stored } = mergeArticles(cut, whole);
    expect(outcome).toBe('updated');
    expect(stored.body.text).toBe('全文在此');
    expect(stored.revisions).toMatchObject([{ text: '全文' }]);
  });

  test('a newer copy without text replaces nothing, and its marks are taken', async () => {
    const current = await makeStored({ text: '全文在此' }, { savedAt: day(1) });
    const empty = await makeStored({ html: '', text: ' \n' }, { savedAt: day(2) });
    empty.summary.starred = 1;
    const { outcome, stored } = mergeArticles(current, empty);
    expect(outcome).toBe('empty-kept');
    expect(stored.body.text).toBe('全文在此');
    expect(stored.revisions).toEqual([]);
    expect(stored.summary).toMatchObject({ savedAt: day(1), starred: 1, revisionCount: 0 });
  });

  test('a newer copy of pictures alone is kept behind the text', async () => {
    const current = await makeStored({ text: '全文在此' }, { savedAt: day(1) });
    const bare = await makeStored(
      { html: '', text: '', pictures: [picture] },
      { savedAt: day(2), hashes: ['aa'] },
    );
    const { outcome, stored } = mergeArticles(current, bare);
    expect(outcome).toBe('kept-fuller');
    expect(stored.body.text).toBe('全文在此');
    expect(stored.revisions).toMatchObject([{ text: '', pictures: [{ hash: 'aa' }] }]);
  });

  test('an older text fills a copy that has none', async () => {
    const empty = await makeStored({ html: '', text: '', pictures: [picture] }, { savedAt: day(2) });
    const { outcome, stored } = mergeArticles(empty, await makeStored({}, { savedAt: day(1) }));
    expect(outcome).toBe('updated');
    expect(stored.body.text).toBe('港口昨天恢复通航。');
  });

  test('an earlier version that both have keeps the pictures of either', async () => {
    const versions = async (hashes: string[]) => {
      const older = await makeStored({ text: '旧文', pictures: [picture] }, { savedAt: day(1), hashes });
      return mergeArticles(older, await makeStored({ text: '新文' }, { savedAt: day(2) })).stored;
    };
    const { stored } = mergeArticles(await versions([]), await versions(['aa']));
    expect(stored.revisions).toMatchObject([{ text: '旧文', pictures: [{ hash: 'aa', problem: null }] }]);
  });

  test('a text that comes back is in front again', async () => {
    const first = await makeStored({ text: '甲' }, { savedAt: day(1) });
    const second = mergeArticles(first, await makeStored({ text: '乙' }, { savedAt: day(2) })).stored;
    const { outcome, stored } = mergeArticles(second, await makeStored({ text: '甲' }, { savedAt: day(3) }));
    expect(outcome).toBe('updated');
    expect(stored.body.text).toBe('甲');
    expect(stored.revisions.map(({ text }) => text)).toEqual(['甲', '乙']);
  });

  test('a missing picture is filled from the copy that has it', async () => {
    const current = await makeStored({ pictures: [picture] });
    const { stored } = mergeArticles(current, await makeStored({ pictures: [picture] }, { hashes: ['aa'] }));
    expect(stored.body.pictures).toMatchObject([{ hash: 'aa', problem: null }]);
    expect(stored.summary.missingPictures).toBe(0);
  });

  test('a stored picture is not lost when the page is saved again without network', async () => {
    const current = await makeStored({ pictures: [picture] }, { hashes: ['aa'] });
    const { stored } = mergeArticles(current, await makeStored({ pictures: [picture] }, { savedAt: day(9) }));
    expect(stored.body.pictures).toMatchObject([{ hash: 'aa' }]);
  });

  test('the page itself says more than a post of the same text', async () => {
    const post = await makeStored({ method: 'import', section: null });
    const { stored } = mergeArticles(post, await makeStored({ section: '国际' }, { savedAt: day(9) }));
    expect(stored.summary).toMatchObject({ section: '国际', method: 'site-rules' });
  });
});

describe('recleanArticle', () => {
  test('newer rules put their text in front and keep the earlier one', async () => {
    const current = await makeStored(
      { html: '<p>广告</p><p>正文</p>', pictures: [picture] },
      { hashes: ['aa'] },
    );
    current.summary.read = 1;
    const recleaned = await makeStored({ html: '<p>正文</p>', pictures: [picture] }, { savedAt: day(9) });
    const { outcome, stored } = recleanArticle(current, recleaned);
    expect(outcome).toBe('updated');
    expect(stored.body).toMatchObject({ html: '<p>正文</p>', pictures: [{ hash: 'aa' }] });
    expect(stored.summary).toMatchObject({ savedAt: current.summary.savedAt, read: 1, revisionCount: 1 });
    expect(stored.revisions).toMatchObject([{ html: '<p>广告</p><p>正文</p>' }]);
  });

  test('rules that make nothing else of it change nothing', async () => {
    const current = await makeStored();
    expect(recleanArticle(current, await makeStored({}, { savedAt: day(9) }))).toEqual({
      outcome: 'unchanged',
      stored: current,
    });
  });

  test('a fact that was missed is filled in without a revision', async () => {
    const { outcome, stored } = recleanArticle(await makeStored({ section: null }), await makeStored());
    expect(outcome).toBe('updated');
    expect(stored.summary.section).toBe('中国');
    expect(stored.revisions).toEqual([]);
  });
});
