import type { SearchHit } from '@/utils/library/search/search';

/** One line that the address bar offers. */
export interface Suggestion {
  /** What stands in the address bar when it is chosen: the article's id and what was searched for. */
  content: string;
  description: string;
}

/**
 * A hit as the address bar shows it. `markup`: with the words marked as Chromium's XML; Firefox shows text as it is.
 */
export function suggestHit(
  { summary, titleMarks, snippet }: SearchHit,
  typed: string,
  markup: boolean,
): Suggestion {
  const content = `${summary.id} ${typed}`;
  const date = (summary.published.local ?? new Date(summary.savedAt).toISOString()).slice(0, 10);
  const source = summary.source ?? summary.siteName;
  if (!markup) return { content, description: `${summary.title} — ${source} ${date} — ${snippet.text}` };
  const title = mark(summary.title, titleMarks);
  const facts = `<dim> — ${toPlain(`${source} ${date}`)} — </dim>`;
  return { content, description: `${title}${facts}${mark(snippet.text, snippet.marks)}` };
}

function mark(text: string, marks: readonly (readonly [number, number])[]): string {
  let marked = '';
  let end = 0;
  for (const [start, after] of marks) {
    marked += `${toPlain(text.slice(end, start))}<match>${toPlain(text.slice(start, after))}</match>`;
    end = after;
  }
  return marked + toPlain(text.slice(end));
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** A text as XML, without the characters that XML can't hold: Chromium refuses all suggestions for one of them. */
export function toPlain(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/gu, (character) => entities[character] ?? '');
}
