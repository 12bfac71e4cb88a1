import { describe, expect, test } from 'vitest';
import { Failure, type FailureCode } from '@/utils/article/failure';
import type { ArticleId } from '@/utils/article/types';
import { decodePage } from '@/utils/online/decode';
import { type Answer, judge } from '@/utils/online/judge';
import { makeArticle } from './support/make-article';

const asked = 'https://www.zaobao.com.sg/realtime/china/story20240102-1';
const saved = { id: 'zaobao:1' as ArticleId, site: 'zaobao', partial: null };
const page: Answer = {
  status: 200,
  url: asked,
  contentType: 'text/html',
  challenged: false,
  html: '<p>港口</p>',
};

function verdict(answer: Partial<Answer>, read: () => ReturnType<typeof makeArticle> = () => makeArticle()) {
  const judgement = judge(saved, asked, { ...page, ...answer }, read);
  return 'verdict' in judgement ? judgement.verdict : 'article';
}
const refuse = (code: FailureCode) => () => {
  throw new Failure(code);
};

describe('a site’s answer', () => {
  test.each([
    [{ status: 404 }, 'gone'],
    [{ status: 410 }, 'gone'],
    [{ status: 451 }, 'gone'],
    [{ status: 401 }, 'wall'],
    [{ status: 403 }, 'wall'],
    [{ status: 429 }, 'wall'],
    [{ status: 503, challenged: true }, 'wall'],
    [{ status: 503 }, 'unreachable'],
    [{ url: 'https://www.zaobao.com.sg/' }, 'moved'],
    [{ url: 'https://www.zaobao.com.sg/realtime/china' }, 'moved'],
    [{ url: 'https://www.zaobao.com.sg/realtime/china/story20240102-2' }, 'moved'],
    [{ url: 'https://www.zaobao.com.sg/user/login?to=story' }, 'wall'],
    // Another host of the same site, and the address with decoration, are the same article.
    [{ url: 'https://www.zaobao.com/realtime/china/story20240102-1' }, 'article'],
    [{ url: `${asked}?utm_source=x` }, 'article'],
    [{ contentType: 'application/pdf' }, 'unreadable'],
  ] as const)('%j is %s', (answer, expected) => {
    expect(verdict(answer)).toBe(expected);
  });

  test('that is a page without the article says why', () => {
    expect(verdict({}, refuse('error-page')), 'a page that says 404 under 200').toBe('gone');
    expect(verdict({}, refuse('ad-blocker-wall'))).toBe('wall');
    expect(verdict({}, refuse('consent-wall'))).toBe('wall');
    expect(verdict({}, refuse('section-page'))).toBe('moved');
    expect(verdict({}, refuse('no-text'))).toBe('unreadable');
    const robot = '<title>Just a moment...</title><p>Checking</p>';
    expect(verdict({ html: robot }, refuse('no-text'))).toBe('wall');
    const login = '<form><input name="p" type="password"></form>';
    expect(verdict({ html: login }, refuse('not-an-article'))).toBe('wall');
  });

  test('that shows a part of what is saved whole is a wall, another article a move', () => {
    expect(verdict({}, () => makeArticle({ partial: 'paywall' }))).toBe('wall');
    expect(verdict({}, () => makeArticle({ id: 'zaobao:2' }))).toBe('moved');
    const part = judge({ ...saved, partial: 'paywall' }, asked, page, () =>
      makeArticle({ partial: 'paywall' }),
    );
    expect(part).toHaveProperty('article');
  });

  test('of a blog that leads to its front page is a move', () => {
    const other = { id: 'url:https://a.example/1' as ArticleId, site: 'other', partial: null };
    const answer = { ...page, url: 'https://a.example/' };
    expect(judge(other, 'https://a.example/1', answer, () => makeArticle())).toEqual({ verdict: 'moved' });
  });
});

describe('a fetched page', () => {
  const gbk = Uint8Array.from([0xb8, 0xdb, 0xbf, 0xda]);
  const utf8 = new TextEncoder().encode('港口');

  test('is read by header, by its own words, or by its bytes', () => {
    expect(decodePage(gbk, 'text/html; charset=GB2312')).toBe('港口');
    expect(decodePage(utf8, 'text/html; charset="utf-8"')).toBe('港口');
    const meta = new TextEncoder().encode('<meta charset="gbk">');
    expect(decodePage(Uint8Array.from([...meta, ...gbk]), 'text/html')).toBe('<meta charset="gbk">港口');
    expect(decodePage(gbk, 'text/html')).toBe('港口');
    expect(decodePage(utf8, '')).toBe('港口');
    expect(decodePage(utf8, 'text/html; charset=nonsense')).toBe('港口');
    expect(decodePage(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]), 'text/html; charset=gbk')).toBe('港口');
  });
});
