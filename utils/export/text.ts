import type { ArticleSummary, StoredArticle } from '../article/types';
import { listCopyFacts } from './copy-facts';
import { copyWordsFor } from './copy-words';
import { datedStem, type EachFormat, renderEach } from './each';
import { listFacts, titleOf, toLine } from './facts';
import { toDay, uniqueNames } from './file-name';
import type { ExportContext, ExportFormat } from './types';
import { wordsFor } from './words';

/** Plain text: title, where it came from, paragraphs set apart by empty lines, captions at the end. */
export const text: ExportFormat = {
  id: 'text',
  labelKey: 'formatText',
  group: 'reading',
  extension: 'zip',
  mediaType: 'application/zip',
  fileName(count: number, first: ArticleSummary | undefined, now: number): string {
    return count === 1 && first ? uniqueNames()(datedStem(first), 'txt') : `jianbao-text-${toDay(now)}.zip`;
  },
  render(articles: AsyncIterable<StoredArticle>, context: ExportContext): Promise<Blob> {
    return renderEach(articles, context, form);
  },
};

const form: EachFormat = {
  extension: 'txt',
  mediaType: 'text/plain;charset=utf-8',
  stem: datedStem,
  open: () => async (stored) => renderText(stored),
};

/** One article as plain text. */
export function renderText({ summary, body }: StoredArticle): string {
  const words = wordsFor[summary.language];
  const paragraphs = body.text.split(/\n+/).map(toLine).filter(Boolean);
  const captions = body.pictures.flatMap(({ caption }) => (caption ? [`[${toLine(caption)}]`] : []));
  const facts = listFacts(summary, words).map(
    ({ label, text: said }) => `${label}${words.colon}${toLine(said)}`,
  );
  const { heading, proof } = copyWordsFor[summary.language];
  const copy = listCopyFacts({ summary, body }, summary.language).map(
    ({ label, text: said }) => `${label}${words.colon}${toLine(said)}`,
  );
  const about = [heading, ...copy, proof].join('\n');
  const blocks = [titleOf(summary, words), facts.join('\n'), '---', ...paragraphs, ...captions, '---', about];
  return `${blocks.join('\n\n')}\n`;
}
