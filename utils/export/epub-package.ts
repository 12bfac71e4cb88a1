import type { Language } from '../article/types';
import { escapeMarkup } from './markup';
import { groupByMonth, type Month } from './months';
import type { Words } from './words';

/** What the package says of an article; all that is kept of it while the book grows. */
export interface Chapter {
  /** Path below the package. */
  path: string;
  title: string;
  siteName: string;
  day: string;
  language: Language;
}

/** A picture or other file of the book. */
export interface Item {
  path: string;
  mediaType: string;
}

export interface Book {
  /** `urn:uuid:…` */
  identifier: string;
  title: string;
  language: Language;
  /** Of the export, epoch ms. */
  now: number;
  creators: readonly string[];
  publishers: readonly string[];
  /** Address of the only article. */
  source: string | undefined;
  /** Publication of the only article, as far as it is known. */
  date: string | undefined;
  chapters: readonly Chapter[];
  pictures: readonly Item[];
  cover: Item;
}

/** Groups chapters for the contents: by month; by site where all are of one month; else not at all. */
export function groupChapters(chapters: readonly Chapter[], words: Words): Month<Chapter>[] {
  const months = groupByMonth(chapters, words);
  if (months.length > 1) return months;
  const sites = new Map<string, Chapter[]>();
  for (const chapter of months[0]?.items ?? []) {
    sites.set(chapter.siteName, [...(sites.get(chapter.siteName) ?? []), chapter]);
  }
  return [...sites].map(([label, items]) => ({ label, items }));
}

/** The package document: metadata, every file, and the order of reading. */
export function renderPackage(book: Book, groups: readonly Month<Chapter>[]): string {
  const ordered = groups.flatMap(({ items }) => items);
  const ids = new Map(book.chapters.map(({ path }, index) => [path, `c${index + 1}`]));
  const element = (name: string, texts: readonly string[]) =>
    texts.map((text) => `    <dc:${name}>${escapeMarkup(text)}</dc:${name}>`);
  const languages = new Set([book.language, ...book.chapters.map(({ language }) => language)]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${book.language}">`,
    '  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `    <dc:identifier id="id">${escapeMarkup(book.identifier)}</dc:identifier>`,
    ...element('title', [book.title]),
    ...element('language', [...languages]),
    ...element('creator', book.creators),
    ...element('publisher', book.publishers),
    ...element('source', book.source ? [book.source] : []),
    ...element('date', book.date ? [book.date] : []),
    `    <meta property="dcterms:modified">${new Date(book.now).toISOString().slice(0, 19)}Z</meta>`,
    '    <meta name="cover" content="cover-image"/>',
    '  </metadata>',
    '  <manifest>',
    '    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
    '    <item id="style" href="style.css" media-type="text/css"/>',
    '    <item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>',
    `    <item id="cover-image" href="${book.cover.path}" media-type="${book.cover.mediaType}" properties="cover-image"/>`,
    ...book.chapters.map(
      ({ path }) => `    <item id="${ids.get(path)}" href="${path}" media-type="application/xhtml+xml"/>`,
    ),
    ...book.pictures.map(
      ({ path, mediaType }, index) =>
        `    <item id="p${index + 1}" href="${path}" media-type="${mediaType}"/>`,
    ),
    '  </manifest>',
    '  <spine>',
    '    <itemref idref="cover"/>',
    '    <itemref idref="nav"/>',
    ...ordered.map(({ path }) => `    <itemref idref="${ids.get(path)}"/>`),
    '  </spine>',
    '</package>',
    '',
  ].join('\n');
}

/** The contents, a level a group where there are several. */
export function renderContents(book: Book, groups: readonly Month<Chapter>[], words: Words): string {
  const entry = ({ path, title, language }: Chapter) =>
    `<li><a href="${path}" lang="${language}" xml:lang="${language}">${escapeMarkup(title)}</a></li>`;
  const nested = groups.map(
    ({ label, items }) =>
      `<li><span>${escapeMarkup(label)}</span><ol>${items.map(entry).join('\n')}</ol></li>`,
  );
  const flat = groups.flatMap(({ items }) => items.map(entry));
  const cover = `<li><a href="cover.xhtml">${escapeMarkup(words.cover)}</a></li>`;
  const list = groups.length > 1 ? nested : flat;
  return toXhtmlPage(
    book.language,
    words.contents,
    `<nav epub:type="toc" id="toc"><h1>${escapeMarkup(words.contents)}</h1><ol>${[cover, ...list].join('\n')}</ol></nav>`,
    'style.css',
  );
}

/** A whole XHTML document of the book. @param style way to the style sheet from the document. */
export function toXhtmlPage(language: Language, title: string, content: string, style: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}">
<head>
<title>${escapeMarkup(title)}</title>
<link rel="stylesheet" type="text/css" href="${style}"/>
</head>
<body>
${content}
</body>
</html>
`;
}

/** Every name that stands with an article, each once, the most frequent first. */
export function mostFrequent(names: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, left], [, right]) => right - left).map(([name]) => name);
}

/** The days of the first and the last article, or the one day they share. */
export function spanOf(days: readonly string[]): string {
  const sorted = [...days].sort();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  return first === last ? first : `${first} – ${last}`;
}
