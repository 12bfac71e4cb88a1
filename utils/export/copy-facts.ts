import type { ArticleBody, ArticleSummary, Language } from '../article/types';
import { type CopyWords, copyWordsFor } from './copy-words';
import { toIso } from './dates';
import { type Fact, toLine } from './facts';
import { escapeMarkup } from './markup';

export type Copy = { summary: ArticleSummary; body: Pick<ArticleBody, 'pictures' | 'provenance'> };

/**
 * How a copy was taken and what proves that it is unchanged: the rest of what `listFacts` says, whose address is the
 * canonical one. `language`: of the words.
 */
export function listCopyFacts({ summary, body }: Copy, language: Language): Fact[] {
  const words = copyWordsFor[language];
  const { visitedUrl, published, savedAt } = summary;
  const { provenance } = body;
  const { origin, printed, at } = published;
  const facts: [string, string | null | undefined][] = [
    [words.visited, visitedUrl],
    [words.loaded, provenance?.loadedUrl === visitedUrl ? null : provenance?.loadedUrl],
    [words.stated, provenance?.statedUrl],
    [words.printed, printed],
    [words.instant, toIso(at)],
    [words.dateFrom, origin && words.origins[origin]],
    [words.taken, provenance?.takenAt ?? toIso(savedAt)],
    [words.sealed, isLater(provenance?.sealedAt, savedAt) ? toIso(provenance?.sealedAt ?? null) : null],
    [words.method, methodOf(summary, words)],
    [words.rules, [provenance?.extension, provenance?.rules].filter(Boolean).join(' / ')],
    [words.textHash, provenance?.textHash ?? words.unsealed],
    [words.htmlHash, provenance?.htmlHash],
    ...body.pictures.map(({ hash, url }): [string, string | null] => [
      words.pictureHash,
      hash && `${hash} ${url}`,
    ]),
  ];
  return facts.flatMap(([label, text]) => (text ? [{ label, text: toLine(text) }] : []));
}

/** Markup of these facts for a page; `void` elements are closed, so that it is XHTML too. */
export function renderCopyFacts(copy: Copy, language: Language): string {
  const words = copyWordsFor[language];
  const lines = listCopyFacts(copy, language).map(
    ({ label, text }) => `<dt>${escapeMarkup(label)}</dt><dd>${escapeMarkup(text)}</dd>`,
  );
  return `<h2>${words.heading}</h2>\n<dl>${lines.join('\n')}</dl>\n<p>${words.proof}</p>`;
}

function methodOf({ method, layout }: ArticleSummary, words: CopyWords): string {
  return [words.methods[method], layout].filter(Boolean).join(' · ');
}

/** A file that was imported was hashed later than it was taken. A minute is how long pictures may take. */
function isLater(sealedAt: number | undefined, savedAt: number): boolean {
  return sealedAt !== undefined && sealedAt - savedAt > 60_000;
}
