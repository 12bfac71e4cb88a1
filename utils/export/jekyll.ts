import type { ArticleSummary, StoredArticle } from '../article/types';
import { toDay, uniqueNames } from './file-name';
import { defaultOptions } from './options';
import { createPacker, pathsOf } from './pictures';
import { postStem, renderPost } from './post';
import type { ExportContext, ExportFormat } from './types';
import { createZip } from './zip';

/**
 * Jekyll posts in the form of the public news archives: for one article the post alone, its pictures left where
 * they came from; for more a zip with `_posts/` and, unless the reader wants them remote, the pictures in
 * `assets/pictures/`.
 */
export const jekyll: ExportFormat = {
  id: 'jekyll',
  labelKey: 'formatJekyll',
  group: 'archive',
  extension: 'zip',
  mediaType: 'application/zip',
  fileName(count: number, first: ArticleSummary | undefined, now: number): string {
    return count === 1 && first ? uniqueNames()(postStem(first), 'md') : `jianbao-posts-${toDay(now)}.zip`;
  },
  render(articles: AsyncIterable<StoredArticle>, context: ExportContext): Promise<Blob> {
    return context.count === 1 ? renderOne(articles, context) : renderMany(articles, context);
  },
};

async function renderOne(articles: AsyncIterable<StoredArticle>, context: ExportContext): Promise<Blob> {
  const posts: string[] = [];
  for await (const stored of articles) {
    context.signal?.throwIfAborted();
    posts.push(renderPost(stored, new Map()));
    context.onProgress?.(posts.length);
  }
  return new Blob(posts, { type: 'text/markdown' });
}

async function renderMany(articles: AsyncIterable<StoredArticle>, context: ExportContext): Promise<Blob> {
  const zip = await createZip(context);
  const packer = createPacker(zip, 'assets/pictures/', context);
  const { jekyllPictures } = context.options ?? defaultOptions;
  const toName = uniqueNames();
  let done = 0;
  for await (const stored of articles) {
    const packed = await packer.pack(jekyllPictures === 'beside' ? stored.body.pictures : []);
    const paths = pathsOf(stored.body.pictures, packed);
    await zip.add(`_posts/${toName(postStem(stored.summary), 'md')}`, renderPost(stored, paths));
    done += 1;
    context.onProgress?.(done);
  }
  return zip.close();
}
