import type { ArticleSummary, StoredArticle } from '../article/types';
import { sha256Base64 } from './base64';
import { prepareBody } from './body';
import { renderCopyFacts } from './copy-facts';
import { describePublication, filingDay } from './dates';
import { datedStem } from './each';
import { titleOf } from './facts';
import { toDay, uniqueNames } from './file-name';
import { articleContent, articleHead, pageStyle, toPage } from './html-page';
import { escapeMarkup } from './markup';
import { groupByMonth } from './months';
import { createPacker, pathsOf } from './pictures';
import { searchScript, searchStyle } from './site-search';
import type { ExportContext, ExportFormat } from './types';
import { commonLanguage, type Words, wordsFor } from './words';
import { createZip } from './zip';

/**
 * A small site in a zip: an index by month that finds titles, a page an article, pictures beside them. It needs no
 * server: unpacked, it works from the disk.
 */
export const site: ExportFormat = {
  id: 'site',
  labelKey: 'formatSite',
  group: 'archive',
  extension: 'zip',
  mediaType: 'application/zip',
  fileName: (_count, _first, now) => `jianbao-site-${toDay(now)}.zip`,
  async render(articles: AsyncIterable<StoredArticle>, context: ExportContext): Promise<Blob> {
    const zip = await createZip(context);
    const packer = createPacker(zip, 'pictures/', context);
    const toName = uniqueNames();
    const pages: Page[] = [];
    for await (const { summary, body } of articles) {
      context.signal?.throwIfAborted();
      const packed = await packer.pack(body.pictures);
      const name = toName(datedStem(summary), 'html');
      await zip.add(`articles/${name}`, renderArticle({ summary, body }, pathsOf(body.pictures, packed)));
      pages.push(toEntry(summary, name));
      context.onProgress?.(pages.length);
    }
    await zip.add('style.css', `${pageStyle.trim()}\n${searchStyle}`);
    await zip.add('index.html', await renderIndex(pages));
    return zip.close();
  },
};

/** What the index says of an article; all that is kept of it while the site grows. */
interface Page {
  name: string;
  title: string;
  line: string;
  day: string;
  language: ArticleSummary['language'];
}

// A browser takes what lies on the disk for the page's own only where the scheme is named.
const articlePolicy =
  "default-src 'none'; img-src 'self' file: data:; style-src 'self' file:; base-uri 'none'; form-action 'none'";

function renderArticle(
  { summary, body }: Pick<StoredArticle, 'summary' | 'body'>,
  paths: ReadonlyMap<string, string>,
): string {
  const words = wordsFor[summary.language];
  const shown = prepareBody(body.html, (address) => toRelative(paths.get(address)), words);
  const back = `<nav><a href="../index.html">${escapeMarkup(words.back)}</a></nav>`;
  const copy = renderCopyFacts({ summary, body }, summary.language);
  const content = articleContent(summary, shown.innerHTML, words, { notes: '', copy });
  return toPage({
    title: titleOf(summary, words),
    language: summary.language,
    policy: articlePolicy,
    head: `${articleHead(summary)}\n<link rel="stylesheet" href="../style.css">`,
    content: `${back}\n${content}`,
  });
}

function toRelative(path: string | undefined): string | undefined {
  return path && `../${path}`;
}

function toEntry(summary: ArticleSummary, name: string): Page {
  const title = titleOf(summary, wordsFor[summary.language]);
  const when = describePublication(summary.published)?.slice(0, 16);
  const line = [summary.siteName, summary.source, when].filter(Boolean).join(' · ');
  return { name, title, line, day: filingDay(summary), language: summary.language };
}

async function renderIndex(pages: readonly Page[]): Promise<string> {
  const language = commonLanguage(pages.map((page) => page.language));
  const words = wordsFor[language];
  const script = `'sha256-${await sha256Base64(searchScript)}'`;
  return toPage({
    title: `${words.collection} (${words.count(pages.length)})`,
    language,
    policy: `default-src 'none'; script-src ${script}; style-src 'self' file:; base-uri 'none'; form-action 'none'`,
    head: '<link rel="stylesheet" href="style.css">',
    content: indexContent(pages, words),
  });
}

function indexContent(pages: readonly Page[], words: Words): string {
  const months = groupByMonth(pages, words).map(({ label, items }) => {
    const rows = items.map(toRow).join('\n');
    return `<section><h2>${escapeMarkup(label)} <span class="month">${items.length}</span></h2>\n<ul>\n${rows}\n</ul></section>`;
  });
  const search = escapeMarkup(words.search);
  return `<h1>${escapeMarkup(words.collection)}</h1>
<p class="month">${escapeMarkup(words.count(pages.length))}</p>
<p><input id="search" type="search" placeholder="${search}" aria-label="${search}" autocomplete="off"></p>
<p id="nothing" role="status" hidden>${escapeMarkup(words.nothingFound)}</p>
${months.join('\n')}
<script>${searchScript}</script>`;
}

function toRow({ name, title, line, language }: Page): string {
  const link = `<a href="articles/${escapeMarkup(encodeURIComponent(name))}">${escapeMarkup(title)}</a>`;
  return `<li lang="${language}">${link}<br><span class="facts">${escapeMarkup(line)}</span></li>`;
}
