import type { ArticleSummary, Language } from '../article/types';
import { listFacts, titleOf } from './facts';
import { escapeMarkup } from './markup';
import type { Words } from './words';

/** For screen and paper, in both colour schemes; the fonts are the reader's own. */
export const pageStyle = `
:root { color-scheme: light dark; }
body { max-width: 42em; margin: 0 auto; padding: 1.5em 1em 4em; font: 1.05rem/1.8 "Noto Serif CJK SC", "Songti SC", "Noto Serif SC", SimSun, Georgia, serif; overflow-wrap: anywhere; line-break: strict; }
:lang(zh-Hant) { font-family: "Noto Serif CJK TC", "Songti TC", "Noto Serif TC", PMingLiU, Georgia, serif; }
h1 { font-size: 1.6em; line-height: 1.35; margin: 1em 0 .4em; }
h2, h3, h4 { font-size: 1.15em; line-height: 1.4; margin: 1.6em 0 .6em; }
a { color: LinkText; }
figure { margin: 1.5em 0; text-align: center; break-inside: avoid; }
img { max-width: 100%; height: auto; }
figcaption, .facts, .month { color: GrayText; font-size: .9em; line-height: 1.5; }
blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid GrayText; }
pre { white-space: pre-wrap; }
mark[data-highlight=green] { background: #8fd19e; }
mark[data-highlight=blue] { background: #8fbdf0; }
mark[data-highlight=pink] { background: #f3a6c0; }
.notes p { white-space: pre-wrap; }
table { border-collapse: collapse; max-width: 100%; }
th, td { border: 1px solid GrayText; padding: .2em .5em; text-align: left; vertical-align: top; }
footer { margin-top: 3em; border-top: 1px solid GrayText; }
.facts dt { float: left; clear: left; margin-right: .5em; }
.facts dt::after { content: "："; }
.facts:lang(en) dt::after { content: ": "; }
.facts dd { margin: 0; }
.copy { font-size: .8em; }
.copy h2 { font-size: 1.1em; }
@media print { body { max-width: none; padding: 0; font-size: 11pt; } nav { display: none; } a { color: inherit; text-decoration: none; } }
`;

export interface PageParts {
  title: string;
  language: Language;
  /** What the page may load, as a content security policy: saved pages must not phone home. */
  policy: string;
  /** Markup for the head: style, links. */
  head: string;
  /** Markup of the body. */
  content: string;
}

/** A whole HTML page. */
export function toPage({ title, language, policy, head, content }: PageParts): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeMarkup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Jianbao">
<meta name="referrer" content="no-referrer">
<title>${escapeMarkup(title)}</title>
${head}
</head>
<body>
${content}
</body>
</html>
`;
}

/** Address and facts of an article for the head of its page, for programs and for our own import. */
export function articleHead(summary: ArticleSummary): string {
  const { url, title, siteName, byline, source, section, published, modifiedAt, savedAt, tags } = summary;
  const facts = { url, title, siteName, byline, source, section, published, modifiedAt, savedAt, tags };
  // Only a script element holds any text as it is, but for the characters that could end it.
  const json = JSON.stringify(facts)
    .replace(/\p{Cs}/gu, '\ufffd')
    .replaceAll('<', '\\u003c');
  return `<link rel="canonical" href="${escapeMarkup(url)}">
<script type="application/json" id="jianbao-article">${json}</script>`;
}

/**
 * Title, text and facts of an article. `html` is its body as it is to be shown; the rest is markup too: `notes` what the
 * reader wrote on it, `copy` its provenance.
 */
export function articleContent(
  summary: ArticleSummary,
  html: string,
  words: Words,
  { notes, copy }: { notes: string; copy: string },
): string {
  const facts = listFacts(summary, words).map(({ label, text, href }) => {
    const said = escapeMarkup(text);
    return `<dt>${escapeMarkup(label)}</dt><dd>${href ? `<a href="${escapeMarkup(href)}">${said}</a>` : said}</dd>`;
  });
  return `<article>
<h1>${escapeMarkup(titleOf(summary, words))}</h1>
<div id="jianbao-text">
${html}
</div>
${notes}<footer><dl class="facts">${facts.join('\n')}</dl>
<section class="facts copy">${copy}</section></footer>
</article>`;
}
