import type { Article, ArticleId, CleanHtml, PictureFile, StoredArticle } from '@/utils/article/types';
import { toStored } from '@/utils/library/records';

/** An article as a capture would give it; every part can be replaced. */
export function makeArticle(
  parts: Partial<Omit<Article, 'id' | 'html'>> & { id?: string; html?: string } = {},
): Article {
  const { id = 'zaobao:1', html = '<p>港口昨天恢复通航。</p>', ...rest } = parts;
  return {
    id: id as ArticleId,
    url: `https://www.zaobao.com.sg/realtime/china/story20240102-${id.replace(/\D/g, '') || '1'}`,
    visitedUrl: `https://www.zaobao.com.sg/realtime/china/story20240102-${id.replace(/\D/g, '') || '1'}?ref=home`,
    site: 'zaobao',
    siteName: '联合早报',
    title: '港口恢复通航',
    byline: null,
    credits: [],
    source: null,
    section: '中国',
    published: {
      at: Date.parse('2024-01-02T08:30:00+08:00'),
      local: '2024-01-02T08:30',
      printed: '2024年1月2日 8:30 AM',
      origin: 'structured-data',
      zoneAssumed: false,
    },
    modifiedAt: null,
    language: 'zh-Hans',
    html: html as CleanHtml,
    text: html.replace(/<[^>]+>/g, ''),
    excerpt: '港口昨天恢复通航。',
    length: 9,
    pictures: [],
    partial: null,
    method: 'site-rules',
    layout: 'web2023',
    snapshot: null,
    post: null,
    ...rest,
  };
}

/** What the library holds of it, saved at `savedAt` (epoch ms), its pictures all stored under their given hashes. */
export async function makeStored(
  parts: Parameters<typeof makeArticle>[0] = {},
  { savedAt = Date.parse('2024-01-03T00:00:00Z'), hashes = [] as (string | null)[] } = {},
): Promise<StoredArticle> {
  const article = makeArticle(parts);
  const pictures = article.pictures.map((picture, index) => {
    const hash = hashes[index] ?? null;
    return { ...picture, hash, problem: hash ? null : ('unreachable' as const) };
  });
  return toStored(article, pictures, savedAt);
}

export function makePicture(hash: string, bytes = hash): PictureFile {
  const url = `https://static.zaobao.com/s3fs-public/${hash}.png`;
  return {
    hash,
    blob: new Blob([bytes], { type: 'image/png' }),
    type: 'image/png',
    width: 4,
    height: 3,
    url,
  };
}
