import type { ArticleSummary, Provenance, StoredArticle } from '../article/types';
import { publishedClock, toIso } from './dates';
import { toLine } from './facts';
import { toDay } from './file-name';
import type { ExportContext, ExportFormat } from './types';

type Cell = string | number;

/** Columns of the catalogue. Names are the ones programs look for, and stay as they are. */
const columns: Readonly<Record<string, (summary: ArticleSummary, provenance?: Provenance) => Cell | null>> = {
  title: ({ title }) => title,
  url: ({ url }) => url,
  site: ({ siteName }) => siteName,
  source: ({ source }) => source,
  byline: ({ byline }) => byline,
  section: ({ section }) => section,
  published: ({ published }) => publishedClock(published)?.replace('T', ' ') ?? null,
  published_utc: ({ published }) => toIso(published.at),
  modified_utc: ({ modifiedAt }) => toIso(modifiedAt),
  saved_utc: ({ savedAt }) => toIso(savedAt),
  language: ({ language }) => language,
  characters: ({ length }) => length,
  pictures: ({ pictureCount }) => pictureCount,
  missing_pictures: ({ missingPictures }) => missingPictures,
  complete: ({ partial }) => (partial ? 0 : 1),
  read: ({ read }) => read,
  starred: ({ starred }) => starred,
  tags: ({ tags }) => tags.join(', '),
  excerpt: ({ excerpt }) => excerpt,
  saved_local: (_summary, provenance) => provenance?.takenAt ?? null,
  visited_url: ({ visitedUrl }) => visitedUrl,
  loaded_url: (_summary, provenance) => provenance?.loadedUrl ?? null,
  stated_url: (_summary, provenance) => provenance?.statedUrl ?? null,
  date_printed: ({ published }) => published.printed,
  date_origin: ({ published }) => published.origin,
  method: ({ method, layout }) => [method, layout].filter(Boolean).join(' '),
  extension: (_summary, provenance) => provenance?.extension ?? null,
  rules: (_summary, provenance) => provenance?.rules ?? null,
  content_sha256: ({ contentHash }) => contentHash,
  text_sha256: (_summary, provenance) => provenance?.textHash ?? null,
  html_sha256: (_summary, provenance) => provenance?.htmlHash ?? null,
  last_check: ({ checks }) => checks?.at(-1)?.verdict ?? null,
  id: ({ id }) => id,
};

/**
 * What spreadsheet programs take for a formula at the start of a cell, the full-width forms that some of them
 * take too included.
 */
const formula = /^\s*[=+\-@＝＋－＠]/u;

/** A table of the articles, a row each, that spreadsheet programs open in the right encoding and run nothing of. */
export const csv: ExportFormat = {
  id: 'csv',
  labelKey: 'formatCsv',
  group: 'list',
  extension: 'csv',
  mediaType: 'text/csv',
  fileName: (_count, _first, now) => `jianbao-catalogue-${toDay(now)}.csv`,
  async render(articles: AsyncIterable<StoredArticle>, { signal, onProgress }: ExportContext): Promise<Blob> {
    const { default: papaparse } = await import('papaparse');
    const toRow = (cells: Cell[]) => `${papaparse.unparse([cells], { escapeFormulae: formula })}\r\n`;
    // Excel takes a file without the mark for one in the system's old encoding.
    const rows = [`\ufeff${toRow(Object.keys(columns))}`];
    let done = 0;
    for await (const { summary, body } of articles) {
      signal?.throwIfAborted();
      rows.push(toRow(Object.values(columns).map((read) => toCell(read(summary, body.provenance)))));
      done += 1;
      onProgress?.(done);
    }
    return new Blob(rows, { type: 'text/csv;charset=utf-8' });
  },
};

function toCell(value: Cell | null): Cell {
  return typeof value === 'number' ? value : toLine(value ?? '');
}
