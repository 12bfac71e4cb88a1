import { makePost } from '../unit/support/make-post';
import type { Vector } from './vectors';

/** A file of a reader's disk. */
export interface HostileFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const filler = '港口昨天恢复通航，第一批货轮下午离港，码头上的人说，等这一天等了三个星期。';

/** A page of a news site with a vector in its text, and the same words where pages put plain strings. */
export function hostilePage({ html }: Vector, url: string): string {
  const words = escapeMarkup(`${html}" '>`);
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>${words}</title>
<link rel="canonical" href="${url}"><meta property="og:title" content="${words}"><meta name="author" content="${words}">
<meta property="article:published_time" content="2024-01-02T08:30:00+08:00"></head><body><article class="article-content">
<h1>${words}</h1><p class="byline">${words}</p><p>${filler}</p><p>${filler}</p><p>${filler}</p>
<figure><img src="https://static.zaobao.com/a.png" alt="${words}"><figcaption>${words}</figcaption></figure>
<p>${filler}</p>${html}<p>${filler}</p></article></body></html>`;
}

/** Vectors as the files of each kind that an import takes, whose names are hostile too. */
export function hostileFiles(vectors: readonly Vector[]): Record<string, HostileFile[]> {
  const each = (kind: string, type: string, write: (vector: Vector, url: string) => string) =>
    vectors.map((vector) => ({
      name: `${vector.id}<img src=x onerror=alert(1)>.${type}`,
      mimeType: 'text/plain',
      buffer: Buffer.from(write(vector, `https://${kind}.example/${vector.id}`)),
    }));
  return {
    posts: each('posts', 'md', ({ html }, from) =>
      makePost({
        from,
        title: JSON.stringify(`${html}"`),
        author: JSON.stringify(html),
        body: `<p>${filler}</p>${html}`,
      }),
    ),
    notes: each(
      'notes',
      'md',
      ({ html }, from) =>
        `---\ntitle: ${JSON.stringify(html)}\nurl: ${from}\n---\n\n${filler}\n\n${html}\n\n${filler}\n`,
    ),
    pages: each('pages', 'html', (vector, url) => hostilePage(vector, url)),
    wallabag: [
      {
        name: 'wallabag<img src=x onerror=alert(1)>.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(vectors.map(toWallabag))),
      },
    ],
  };
}

function toWallabag({ id, html }: Vector) {
  return {
    ...{ is_archived: 0, is_starred: 1, tags: [html], title: html, url: `https://wallabag.example/${id}` },
    ...{ content: `<p>${filler}</p>${html}`, created_at: '2024-01-02T08:30:00+0800', published_by: [html] },
    ...{ domain_name: html, published_at: html },
  };
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
