import Defuddle from 'defuddle';

/** Defuddle as it comes, on a copy of the page, because its clean-up may not touch the reader's. */
export function run() {
  const result = new Defuddle(document.cloneNode(true) as Document, { url: location.href }).parse();
  if (!result.content) return { article: false };
  const { title, author, published, content } = result;
  const text = new DOMParser().parseFromString(content, 'text/html').body.textContent ?? '';
  return { article: true, title, byline: author, publishedAt: published, html: content, text };
}
