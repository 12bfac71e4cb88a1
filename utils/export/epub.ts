import { sha256 } from '../article/hash';
import type { ArticleSummary, StoredArticle } from '../article/types';
import { prepareBody } from './body';
import { type Copy, renderCopyFacts } from './copy-facts';
import { filingDay, publishedClock } from './dates';
import { datedStem } from './each';
import { type CoverText, makeCover } from './epub-cover';
import {
  type Book,
  type Chapter,
  groupChapters,
  mostFrequent,
  renderContents,
  renderPackage,
  spanOf,
  toXhtmlPage,
} from './epub-package';
import { createBookPictures } from './epub-pictures';
import { bookStyle } from './epub-style';
import { listFacts, namesOf, titleOf, toLine } from './facts';
import { toDay, uniqueNames } from './file-name';
import { escapeMarkup, toUri } from './markup';
import type { ExportContext, ExportFormat } from './types';
import { commonLanguage, type Words, wordsFor } from './words';
import { toXhtml } from './xhtml';
import { createZip, type ZipFile } from './zip';

/** One book of one or many articles: EPUB 3 with cover, contents by month or site, and pictures. */
export const epub: ExportFormat = {
  id: 'epub',
  labelKey: 'formatEpub',
  group: 'reading',
  extension: 'epub',
  mediaType: 'application/epub+zip',
  fileName(count: number, first: ArticleSummary | undefined, now: number): string {
    return count === 1 && first ? uniqueNames()(datedStem(first), 'epub') : `jianbao-book-${toDay(now)}.epub`;
  },
  async render(articles: AsyncIterable<StoredArticle>, context: ExportContext): Promise<Blob> {
    const zip = await createZip(context);
    // Readers know a book by this at the very beginning of the file.
    await zip.addBare('mimetype', 'application/epub+zip');
    await zip.add('META-INF/container.xml', container);
    const pictures = createBookPictures(zip, context);
    const shelf: Shelf = { chapters: [], ids: [], names: [], first: undefined };
    for await (const { summary, body } of articles) {
      context.signal?.throwIfAborted();
      const path = `text/${String(shelf.chapters.length + 1).padStart(6, '0')}.xhtml`;
      const packed = await pictures.pack(body.pictures);
      await zip.add(`OEBPS/${path}`, renderChapter({ summary, body }, packed));
      shelve(shelf, summary, path);
      context.onProgress?.(shelf.chapters.length);
    }
    await finish(zip, shelf, pictures.items, context.now);
    return (await zip.close()).slice(0, undefined, 'application/epub+zip');
  },
};

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/** What is kept of the articles while the book grows. */
interface Shelf {
  chapters: Chapter[];
  ids: string[];
  names: string[];
  first: ArticleSummary | undefined;
}

function shelve(shelf: Shelf, summary: ArticleSummary, path: string): void {
  const { language, siteName, id } = summary;
  const title = titleOf(summary, wordsFor[language]);
  shelf.chapters.push({ path, title, siteName: toLine(siteName), day: filingDay(summary), language });
  shelf.ids.push(id);
  shelf.names.push(...namesOf(summary).map(toLine));
  shelf.first ??= summary;
}

function renderChapter(
  { summary, body }: Pick<StoredArticle, 'summary' | 'body'>,
  paths: ReadonlyMap<string, string>,
): string {
  const { language } = summary;
  const words = wordsFor[language];
  const sourceOf = (address: string) => {
    const path = paths.get(address);
    // A book may hold no picture as data: in its text; only files are sure to be shown.
    return path === undefined ? undefined : `../${path}`;
  };
  const shown = prepareBody(body.html, sourceOf, words);
  for (const image of shown.querySelectorAll('img[src^="data:"]')) image.remove();
  const title = escapeMarkup(titleOf(summary, words));
  return toXhtmlPage(
    language,
    titleOf(summary, words),
    `<section epub:type="chapter">\n<h1>${title}</h1>\n${toXhtml(shown)}\n</section>\n${renderFacts({ summary, body }, words)}`,
    '../style.css',
  );
}

function renderFacts({ summary, body }: Copy, words: Words): string {
  const lines = listFacts(summary, words).map(({ label, text, href }) => {
    const said = escapeMarkup(text);
    const uri = href && toUri(href);
    const linked = uri ? `<a href="${escapeMarkup(uri)}">${said}</a>` : said;
    return `<p>${escapeMarkup(label)}${words.colon}${linked}</p>`;
  });
  const copy = renderCopyFacts({ summary, body }, summary.language);
  return `<section class="facts">${lines.join('\n')}</section>\n<section class="facts">${copy}</section>`;
}

async function finish(zip: ZipFile, shelf: Shelf, pictures: Book['pictures'], now: number): Promise<void> {
  const { chapters, first } = shelf;
  const language = commonLanguage(chapters.map((chapter) => chapter.language));
  const words = wordsFor[language];
  const only = chapters.length === 1 ? first : undefined;
  const sites = mostFrequent(chapters.map(({ siteName }) => siteName)).filter(Boolean);
  const span = spanOf(chapters.map(({ day }) => day));
  const title = only ? titleOf(only, words) : [words.collection, span].filter(Boolean).join(' ');
  const text: CoverText = {
    title: only ? title : words.collection,
    lines: [sites.slice(0, 6).join(' · '), span, ...(only ? [] : [words.count(chapters.length)])],
  };
  const cover = await makeCover(text);
  const coverPath = `cover.${cover.extension}`;
  const book: Book = {
    identifier: await identify([...shelf.ids, String(now)]),
    ...{ title, language, now, chapters, pictures },
    creators: only ? [...new Set(shelf.names)] : [],
    publishers: sites,
    source: only?.url,
    date: (only && publishedClock(only.published)?.slice(0, 10)) ?? undefined,
    cover: { path: coverPath, mediaType: cover.blob.type },
  };
  const groups = groupChapters(chapters, words);
  await zip.add(`OEBPS/${coverPath}`, cover.blob);
  await zip.add('OEBPS/cover.xhtml', renderCover(book, words));
  await zip.add('OEBPS/style.css', bookStyle);
  await zip.add('OEBPS/nav.xhtml', renderContents(book, groups, words));
  await zip.add('OEBPS/package.opf', renderPackage(book, groups));
}

function renderCover({ language, title, cover }: Book, words: Words): string {
  const image = `<img src="${cover.path}" alt="${escapeMarkup(title)}"/>`;
  return toXhtmlPage(
    language,
    words.cover,
    `<section epub:type="cover" class="cover">${image}</section>`,
    'style.css',
  );
}

/** The same articles exported at the same time are the same book. */
async function identify(parts: readonly string[]): Promise<string> {
  const hex = await sha256(parts.join('\n'));
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20, 32)].join('-')}`;
}
