import type { StoredArticle } from '../article/types';
import { prepareBody } from './body';
import { citeGbt, citePlain } from './citation';
import type { CopyForm } from './copy-forms';
import { listFacts, titleOf } from './facts';
import { createToMarkdown } from './markdown-body';
import { escapeMarkup } from './markup';
import { renderText } from './text';
import { wordsFor } from './words';

/** What goes to the clipboard: plain text always, and HTML for programs that take it. */
export interface Copied {
  text: string;
  html?: string;
}

/** An article for the clipboard. Pictures stay at their addresses: no clipboard takes them along. Needs a page's DOM. */
export async function copyAs(form: CopyForm, stored: StoredArticle): Promise<Copied> {
  const { summary, body } = stored;
  switch (form) {
    case 'copy-citation-gbt':
      return { text: citeGbt(summary) };
    case 'copy-citation-plain':
      return { text: citePlain(summary) };
    case 'copy-rich-text':
      return { text: renderText(stored), html: renderRich(stored) };
    case 'copy-markdown': {
      const toMarkdown = await createToMarkdown();
      const title = `# ${titleOf(summary, wordsFor[summary.language]).replace(/[\\`*_[\]<]/g, '\\$&')}`;
      const text = `${title}\n\n${toMarkdown(body.html, new Map())}\n\n${citePlain(summary)}\n`;
      return { text };
    }
  }
}

function renderRich({ summary, body }: StoredArticle): string {
  const words = wordsFor[summary.language];
  const shown = prepareBody(body.html, (address) => address, words);
  const facts = listFacts(summary, words).map(({ label, text, href }) => {
    const said = escapeMarkup(text);
    return `${escapeMarkup(label)}${words.colon}${href ? `<a href="${escapeMarkup(href)}">${said}</a>` : said}`;
  });
  const article = `<article lang="${summary.language}"><h1>${escapeMarkup(titleOf(summary, words))}</h1>${shown.innerHTML}<hr><p>${facts.join('<br>')}</p></article>`;
  return article.replace(/\p{Cs}/gu, '\ufffd');
}
