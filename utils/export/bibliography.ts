import type { StoredArticle } from '../article/types';
import { copyWordsFor } from './copy-words';
import { describePublication, publishedClock, toIso } from './dates';
import { editorsOf, namesOf, titleOf, toLine } from './facts';
import { toDay } from './file-name';
import type { ExportContext, ExportFormat } from './types';
import { wordsFor } from './words';

/** CSL JSON: what Zotero, Pandoc and citation processors read. */
export const cslJson: ExportFormat = {
  id: 'csl-json',
  labelKey: 'formatCslJson',
  group: 'list',
  extension: 'json',
  mediaType: 'application/vnd.citationstyles.csl+json',
  fileName: (_count, _first, now) => `jianbao-bibliography-${toDay(now)}.json`,
  async render(articles, context) {
    const items = await collect(articles, context, (stored) => JSON.stringify(toCslItem(stored), null, 1));
    return new Blob([`[\n${items.join(',\n')}\n]\n`], { type: cslJson.mediaType });
  },
};

/** RIS: what nearly every reference manager reads. */
export const ris: ExportFormat = {
  id: 'ris',
  labelKey: 'formatRis',
  group: 'list',
  extension: 'ris',
  mediaType: 'application/x-research-info-systems',
  fileName: (_count, _first, now) => `jianbao-bibliography-${toDay(now)}.ris`,
  async render(articles, context) {
    return new Blob(await collect(articles, context, toRisItem), { type: ris.mediaType });
  },
};

async function collect(
  articles: AsyncIterable<StoredArticle>,
  { signal, onProgress }: ExportContext,
  toItem: (stored: StoredArticle) => string,
): Promise<string[]> {
  const items: string[] = [];
  for await (const stored of articles) {
    signal?.throwIfAborted();
    items.push(toItem(stored).replace(/\p{Cs}/gu, '\ufffd'));
    onProgress?.(items.length);
  }
  return items;
}

/** What the forms have no field of their own for. */
function notesOf({ summary, body }: StoredArticle): string[] {
  const { published, savedAt, source, byline, contentHash, partial, language } = summary;
  const words = wordsFor[language];
  const copyWords = copyWordsFor[language];
  const said: [string, string | null][] = [
    [words.published, published.printed ?? describePublication(published)],
    [words.saved, body.provenance?.takenAt ?? toIso(savedAt)],
    [words.source, source],
    [words.byline, byline],
    [words.note, partial && words.partial],
    ['SHA-256', contentHash],
    [copyWords.textHash, body.provenance?.textHash ?? null],
    [copyWords.htmlHash, body.provenance?.htmlHash ?? null],
  ];
  return said.flatMap(([label, text]) => (text ? [`${label}: ${toLine(text)}`] : []));
}

function toCslItem(stored: StoredArticle): object {
  const { summary } = stored;
  const { id, url, siteName, section, language, excerpt, tags, published, savedAt, source } = summary;
  // A Chinese name is not to be cut into given and family name by guessing.
  const toNames = (names: string[]) => names.map((name) => ({ literal: toLine(name) }));
  const [authors, editors] = [toNames(namesOf(summary)), toNames(editorsOf(summary))];
  const issued = toDateParts(publishedClock(published));
  return {
    id,
    type: 'article-newspaper',
    title: titleOf(summary, wordsFor[language]),
    ...(authors.length > 0 && { author: authors }),
    ...(editors.length > 0 && { editor: editors }),
    'container-title': toLine(siteName),
    ...(source && { 'original-publisher': toLine(source) }),
    ...(section && { section: toLine(section) }),
    ...(issued && { issued }),
    accessed: toDateParts(toIso(savedAt)),
    URL: url,
    language,
    abstract: toLine(excerpt),
    ...(tags.length > 0 && { keyword: tags.map(toLine).join(', ') }),
    note: notesOf(stored).join('\n'),
  };
}

/** Year, month and day of a clock as CSL has them. */
function toDateParts(clock: string | null) {
  const parts = clock?.slice(0, 10).split('-').map(Number);
  return parts && { 'date-parts': [parts] };
}

function toRisItem(stored: StoredArticle): string {
  const { summary } = stored;
  const { url, siteName, section, language, excerpt, tags, published, savedAt, id } = summary;
  const day = (clock: string | null) => clock?.slice(0, 10).replaceAll('-', '/');
  const issued = day(publishedClock(published));
  const lines: [string, string | null | undefined][] = [
    ['TY', 'NEWS'],
    ['ID', id],
    ['TI', titleOf(summary, wordsFor[language])],
    ...namesOf(summary).map((name): [string, string] => ['AU', name]),
    ...editorsOf(summary).map((name): [string, string] => ['ED', name]),
    ['T2', siteName],
    ['SE', section],
    ['PY', issued?.slice(0, 4)],
    ['DA', issued],
    ['UR', url],
    ['Y2', day(toIso(savedAt))],
    ['LA', language],
    ['AB', excerpt],
    ...tags.map((tag): [string, string] => ['KW', tag]),
    ...notesOf(stored).map((note): [string, string] => ['N1', note]),
  ];
  const written = lines.flatMap(([tag, text]) => (text ? [`${tag}  - ${toLine(text)}`] : []));
  return [...written, 'ER  - ', '', ''].join('\r\n');
}
