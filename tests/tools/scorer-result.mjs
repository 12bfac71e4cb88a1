/**
 * A capture in the form the scorer of capture compares with its gold.
 * @param {import('../../utils/extract/types').CaptureResult} result what the content script answered
 */
export function toScorerResult(result) {
  if (!result.ok) return { article: false, code: result.code };
  const { article } = result;
  return {
    article: true,
    title: article.title,
    publishedAt: article.published.at === null ? null : new Date(article.published.at).toISOString(),
    publishedLocal: article.published.local,
    byline: article.byline,
    source: article.source,
    html: article.html,
    text: article.text,
    url: article.url,
    partial: article.partial !== null,
    method: article.method,
    layout: article.layout,
  };
}
