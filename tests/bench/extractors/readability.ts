import { Readability } from '@mozilla/readability';

/** Readability as it comes, on a copy of the page. */
export function run() {
  const result = new Readability(document.cloneNode(true) as Document).parse();
  if (!result) return { article: false };
  const { title, byline, publishedTime, content, textContent } = result;
  return { article: true, title, byline, publishedAt: publishedTime, html: content, text: textContent };
}
