import type { Highlight } from '../article/highlight';
import type { Language } from '../article/types';
import { escapeMarkdown } from './markdown-escape';
import { escapeMarkup } from './markup';
import { type Words, wordsFor } from './words';

/** What the reader marked, with its notes, as a last part of a Markdown note; empty where nothing is marked. */
export function notesInMarkdown(language: Language, highlights: readonly Highlight[] = []): string {
  if (highlights.length === 0) return '';
  const parts = highlights.map(({ quote, note }) => {
    const lines = quote.split('\n').map((line) => `> ${escapeMarkdown(line.trim())}`);
    return [lines.join('\n>\n'), note && escapeMarkdown(note)].filter(Boolean).join('\n\n');
  });
  return `\n## ${wordsFor[language].highlights}\n\n${parts.join('\n\n')}\n`;
}

/** The same in HTML. */
export function notesInHtml(highlights: readonly Highlight[] = [], words: Words): string {
  if (highlights.length === 0) return '';
  const parts = highlights.map(({ quote, note }) => {
    const paragraphs = quote.split('\n').map((line) => `<p>${escapeMarkup(line)}</p>`);
    const said = note ? `\n<p>${escapeMarkup(note)}</p>` : '';
    return `<blockquote>${paragraphs.join('')}</blockquote>${said}`;
  });
  return `<section class="notes">\n<h2>${escapeMarkup(words.highlights)}</h2>\n${parts.join('\n')}\n</section>\n`;
}
